"""Exceptions of the network in words for a person: what failed, why, what to do."""

import errno
import socket
import ssl

_TRY_AGAIN = "try again, or open it in a browser"


def explained(error: BaseException) -> str:
    """One line for whatever httpx2, httpcore2, ssl or the system raised."""
    import httpcore2
    import httpx2

    chain = list(_chain(error))
    for cause in chain:
        if isinstance(cause, ssl.SSLError):
            return _tls(cause)
        if isinstance(cause, socket.gaierror):
            return _name(cause)
    if isinstance(error, httpcore2.ProxyError):
        return f"the proxy refused: {error}; check HTTPS_PROXY"
    for cause in chain:
        if isinstance(cause, OSError) and cause.errno:
            return _system(cause)
    if isinstance(error, httpx2.DecodingError):
        return f"the page's compression is broken; {_TRY_AGAIN}"
    if isinstance(error, httpcore2.RemoteProtocolError):
        return _protocol(str(error))
    if isinstance(
        error, httpx2.InvalidURL | httpcore2.UnsupportedProtocol | httpcore2.LocalProtocolError | UnicodeError
    ):
        return "this is no valid web address; check it"
    return f"the connection broke off; {_TRY_AGAIN}"


def _chain(error: BaseException | None) -> "list[BaseException]":
    seen: list[BaseException] = []
    while error is not None and error not in seen:
        seen.append(error)
        error = error.__cause__ or error.__context__
    return seen


def _tls(error: ssl.SSLError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate can't be trusted: {error.verify_message.rstrip('.')}; check the address and your clock"
    reason = (error.reason or "no agreement").replace("_", " ").lower()
    return f"no secure connection could be made: {reason}; try the address with http://"


def _name(error: socket.gaierror) -> str:
    if error.errno == socket.EAI_AGAIN:
        return "the host's name could not be looked up; check that this machine is online"
    return "there is no such host; check the address"


def _system(error: OSError) -> str:
    if error.errno == errno.ECONNREFUSED:
        return "the host refuses the connection; check the address and its port"
    if error.errno in (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN):
        return "there is no way to the host; check that this machine is online"
    if error.errno in (errno.ECONNRESET, errno.EPIPE, errno.ECONNABORTED):
        return f"the server broke the connection off; {_TRY_AGAIN}"
    return f"the connection failed: {error.strerror}; {_TRY_AGAIN}"


def _protocol(message: str) -> str:
    if "complete message body" in message or "incomplete chunked" in message:
        return f"the page broke off before its end; {_TRY_AGAIN}"
    if "disconnected" in message:
        return f"the server closed the connection without an HTTP answer; {_TRY_AGAIN}"
    return "what answers there is not HTTP; check the address and its port"
