"""What pages say of themselves amid an article, in the web's languages: advertisements, other stories, newsletters."""

import re

from reader.patterns import lazy

# The whole of a line. English, German, French, Spanish, Portuguese, Italian, Dutch, the Scandinavian languages,
# Finnish, Polish, Czech, Russian, Ukrainian, Turkish, Indonesian, Vietnamese, Arabic, Hindi, Chinese, Japanese, Korean.
_OTHERS = (
    r"(?:you (?:might|may|could|would) )?also (?:like|enjoy|be interested in)(?: these?)?|"
    r"you (?:might|may) also like|"
    r"(?:more|other|related|recommended|similar|further|trending|popular|latest) (?:stories|articles|posts|news)"
    r"(?: (?:for you|from us|like this))?|recommended for you|more (?:on|about|like) this(?: topic| story)?|"
    r"read next|up next|"
    r"most (?:read|popular|viewed)|trending(?: now)?|don['’]t miss|"
    r"das könnte (?:sie|dich) (?:auch )?interessieren|auch interessant|mehr zum thema|meistgelesen|"
    r"sur le même sujet|articles? (?:liés|similaires)|vous aimerez aussi|"
    r"(?:también )?(?:te|le) (?:puede|podría) interesar|(?:notas|noticias|artículos) relacionad[oa]s|"
    r"(?:veja|leia) também|(?:matérias|notícias|artigos) relacionad[oa]s|"
    r"(?:ti )?potrebbe(?:ro)? interessar(?:ti|e)(?: anche)?|"
    r"articoli correlati|lees ook|gerelateerde artikelen|zobacz (?:też|także|również)|mohlo by vás zajímat|"
    r"по теме|материалы по теме|ilgili haberler|berita terkait|tin liên quan|مواضيع ذات صلة|"
    r"(?:相关|相關|延伸|推荐|推薦)(?:阅读|閱讀|文章|新闻|新聞)|関連記事|[あ合]わせて読みたい|おすすめ記事|"
    r"관련 ?(?:기사|글|뉴스)|추천 ?기사"
)
_ADVERTS = (
    r"advertis(?:e)?ment|sponsored|"
    r"(?:article|story|text|content) continues? (?:below|after)(?: (?:this |the )?(?:ad\w*|video))?|"
    r"(?:advertisement\W{1,3})?(?:scroll (?:down )?to continue|continue reading(?: below)?)(?: with content)?|"
    r"(?:scroll|continue) (?:down )?(?:to|for) (?:read )?more|skip (?:ad|advertisement)|"
    r"anzeige|werbung|(?:la suite après (?:la|cette) )?publicité|publicidad|"
    r"(?:continúa (?:después|tras) de la publicidad)|"
    r"(?:continua (?:após|depois d)a )?publicidade|(?:l'articolo continua dopo la )?pubblicità|advertentie|"
    r"annon(?:s|se|ce)|mainos|"
    r"rekla(?:ma|m)|реклама|iklan|quảng cáo|إعلان|विज्ञापन|hirdetés|广告|廣告|広告|광고"
)
_CALLS = (
    r"(?:sign up (?:for|to)|subscribe to|get|join|register for) (?:our|the|my|your) (?:free |daily |weekly )*"
    r"(?:[\w'’&-]+ ){0,4}newsletters?\b.{0,60}|(?:sign up|subscribe)(?: now| today| here| for free| for more)?|"
    r"subscribe to (?:our|my) (?:channel|podcast|blog|feed)\b.{0,40}|"
    r"(?:get|have) .{0,60}(?:delivered |straight |right |directly )*(?:to|in) your inbox\b.{0,30}|"
    r"(?:follow|like|find|join) us on .{2,60}|enter your e-?mail(?: address)?\b.{0,40}|"
    r"(?:jetzt )?(?:unseren |den )?newsletter (?:abonnieren|bestellen)|jetzt abonnieren|"
    r"(?:abonnez-vous|inscrivez-vous) à (?:notre|la) .{0,40}|suscríbe(?:te|ase) a (?:nuestr[oa]|la) .{0,40}|"
    r"(?:assine|inscreva-se (?:em|na)) (?:nossa?|a) .{0,40}|iscriviti alla (?:nostra )?newsletter.{0,30}|"
    r"(?:подписывайтесь|подпишитесь) на (?:наш|нас).{0,40}"
)
# A label before the name of another story, which is a link.
_LABELS = (
    r"also read|read (?:also|more|next)|see more|related(?: (?:story|stories|article|articles|reading|post|news))?|"
    r"recommended(?: reading)?|don['’]t miss|you (?:might|may) also like|more on this|"
    r"(?:lesen sie|lies) (?:auch|mehr|hier)|mehr (?:zum thema|dazu)|auch interessant|"
    r"(?:à )?lire (?:aussi|également)|voir aussi|"
    r"(?:lee|lea|leer|ver) (?:también|además|más)|te puede interesar|(?:leia|veja) (?:também|mais)|leggi anche|"
    r"lees (?:ook|meer)|"
    r"läs (?:också|även|mer)|læs (?:også|mere)|les (?:også|mer)|lue myös|"
    r"(?:czytaj|przeczytaj|zobacz) (?:też|także|również|więcej)|"
    r"čtěte (?:také|více)|(?:читайте|смотрите) (?:также|також)|по теме|ayrıca (?:oku|bak)\w*|baca juga|xem thêm|"
    r"اقرأ أيض[ًا]+|यह भी पढ़ें|(?:相关|相關|延伸|推荐)(?:阅读|閱讀)|関連記事|[あ合]わせて読みたい|관련 ?기사"
)
# Headings of what an article stands on, which may be nothing but links.
_SOURCES = (
    r"(?:notes (?:and|&) )?(?:references|sources|bibliography|citations|footnotes|works cited|external links|links)|"
    r"(?:selected |additional )?(?:references|bibliography)|"
    r"(?:references|sources|notes) (?:and|&) (?:further reading|notes|links|references)|"
    r"further (?:reading|resources)|see also|einzelnachweise|quellen|literatur|weblinks|"
    r"références|sources|bibliographie|liens externes|voir aussi|referencias|fuentes|bibliografía|enlaces externos|"
    r"referências|fontes|ligações externas|bibliografia|note|fonti|collegamenti esterni|bronnen|källor|kilder|lähteet|"
    r"źródła|przypisy|literatura|zdroje|источники|литература|примечания|ссылки|джерела|kaynaklar|kaynakça|"
    r"referensi|المراجع|المصادر|参考文献|参考资料|參考資料|参考|脚注|出典|外部リンク|참고 ?문헌|출처"
)
_END = r"\s*[:.…!»→▼↓)\]]*"
_LINE = lazy(rf"[(\[►▶»]?\s*(?:{_OTHERS}|{_ADVERTS}|{_CALLS}|{_LABELS}){_END}", re.I)
_HEADING_OF_SOURCES = lazy(rf"(?:[\dIVX]+\.? )?(?:{_SOURCES}){_END}", re.I)
_LEAD = lazy(rf"[►▶»]?\s*(?:{_OTHERS}|{_LABELS}){_END}", re.I)
_LABELLED = lazy(rf"[►▶»]?\s*(?:{_LABELS})\s*[:：|»–—-]\s*", re.I)
_LONGEST = 200
_LINKED = 0.8


def is_phrase(text: str) -> bool:
    """Whether a line, which stands alone, is what pages say about themselves."""
    return len(text) <= _LONGEST and _LINE.fullmatch(text) is not None


def leads_others(text: str) -> bool:
    """Whether a line says that other stories follow."""
    return len(text) <= _LONGEST and _LEAD.fullmatch(text) is not None


def is_pointer(text: str, linked_length: int) -> bool:
    """Whether a line, which stands alone, only leads to another story: a label, and a link."""
    if len(text) > _LONGEST or not linked_length or not (label := _LABELLED.match(text)):
        return False
    return linked_length >= _LINKED * (len(text) - label.end())


def leads_sources(heading: str) -> bool:
    """Whether a heading says that what follows is what the article stands on: references, sources, further reading."""
    return len(heading) <= _LONGEST and _HEADING_OF_SOURCES.fullmatch(heading) is not None
