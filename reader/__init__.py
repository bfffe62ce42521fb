"""reader: a web article and the conversation under it, in the terminal."""

__version__ = "0.1.0"
