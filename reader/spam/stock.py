"""The phrases of comment programs and of people who want visitors, as they stand under articles everywhere."""

from reader.spam.tokens import Phrases

# What link exchangers and their programs write where an excerpt of the page would stand.
EXCHANGE = Phrases("""
    informations on that topic, information on that topic, infos on that topic, find more on that topic
    read more to that topic, more on that topic, more to that topic, to that topic, on that topic
    read more infos here, more infos here, read more here, more information here, there you will find
    here you will find, you will find more, find more information, read more there, sites we recommend
    websites we recommend, links we recommend, recommended websites, recommeneded websites, websites you should
    visit recommended, sites that we link to, websites we link to, check out the websites
    we came across a cool website, cool sites, below you ll find the link, links to sites, links to websites
    some sites that, a few links to, that we think you should visit, we like to honor, web sites around the
    here are some links, here are a few, wonderful story, the time to read or visit, well worth a read
    although websites we backlink to, mentioned in the following article, read was interesting stay in touch
    related sites, link exchange, trade links, exchange links
""")

# Praise and thanks that would fit any article.
PRAISE = Phrases("""
    great post, nice post, good post, awesome post, excellent post, amazing post, wonderful post, fantastic post
    superb post, great article, nice article, good article, excellent article, wonderful article
    fantastic article, amazing article, remarkable article, informative article, magnificent, excellent read
    fantastic read, worth reading, well written, great blog, nice blog, excellent blog, awesome blog
    wonderful blog, cool blog, very nice blog, great site, nice site, good site, cool site, excellent site
    great website, nice website, good website, great information, nice information, useful information
    helpful information, good information, great info, useful info, helpful info, nice info, good info
    valuable information, interesting information, very informative, really informative, very helpful
    very useful, great work, good work, good job, great job, nice work, perfect work, keep up the, keep it up
    keep posting, keep writing, thanks for sharing, thank you for sharing, thanks for the post
    thanks for posting, thank you for posting, thanks for the information, thanks for the info, many thanks
    i really like, i really enjoyed, i enjoyed reading, i love your, i like your, love your blog, like your blog
    love this blog, more posts like this, i m impressed, merci pour cet article, super article, toller artikel
    guter beitrag, schöner beitrag, gran artículo, buen artículo, excelente artículo, ótimo artigo
    отличная статья, спасибо за статью, 很受启发, 有道理, continue your writing, stumbled upon your
    stumbled upon this, bookmarked this, just bookmarked, i have bookmarked, i bookmarked, your writing style
    your writing skills, you have made my day, it helped me out, impressive website
""")

# What comment programs write, in the odd words that their synonym tables put into it. Each is so particular that
# a person seldom hits on one, and hardly on two.
TEMPLATE = Phrases("""
    unquestionably believe that which you, made some decent points, produced some decent points
    most people will go along, will consent with, will go along with your, i simply want to tell you
    want to say your article is as, the clearness in your post, allow me to take hold of, allow me to grab your
    posts are too short for, posts are too brief, posts are very brief, extend them a bit, lengthen them a bit
    oh my goodness a, an amazing article dude, experiencing issue with ur rss, having problems with your rss
    wonderful items from you, your stuff prior to, auspicious writeup, amusement account it, far added agreeable
    passed this onto a colleague, given this onto a colleague, i d have to check with you here
    reading a post that will make, studying a post that, thanks for allowing me to comment
    disappoint me as much as this, werent too busy searching for, were not too busy looking for
    i believe something genuinely, wish to apprentice, the account aided me, account helped me a acceptable
    a acceptable deal, appreciate it for contribution, visitor here to share the love, as well as my buddies
    show my appreciation to you, show thanks to you just for, experts of this sector, specialists of this sector
    digg it and personally, certainly digg it, for some other informative, another informative web
    another informative site, several other educational, place else could, else may just i
    i have a project that i am, i have a task that i, been at the look out, on the look out for such
    just wanna admit, just wanna input, just wanna comment, i like what i see so, came over here coming from
    thought i should check things out, thought i may as well check things out, looking over your web page
    exploring your web page, really convincing and, agree with all the ideas, agree with all of the ideas
    believe all of the ideas, stumbled onto your, your blog on google, your site on google, your blog via google
    i ve been browsing online, been searching for info, recently been searching
    for information about this topic, info about this topic, knowledgeable persons, you sound like you
    nail upon the top, bookmark your blog, bookmark your weblog, bookmark your site, bookmark your website
    bookmarked your, saved to fav, saved as a favorite, book mark your, will bookmark your, ll bookmark
    added to my bookmarks, added this blog, grab your rss, e mail subscription, e newsletter service
    visit this web site, visiting this web site, this site daily, this web site daily, i am regular visitor
    i ll be back frequently, be returning to, check again here, writing taste, writing taste has
    the layout on your blog, layout on your blog, page layout and design, paid theme
    design this website yourself, make this website yourself, make this site yourself
    create this website yourself, create this site yourself, customize it yourself, hire out a designer
    what blog system, web host are you, loads up very, my old room mate, previous room mate
    this blog looks just like, site looks just like my, could have sworn i, been to this site before
    been to this blog before, visited this blog before, problems with hackers, my last blog was hacked
    my last blog wordpress was hacked, spam issue on this, a few of your articles as long
    credit and sources back, kinda of off topic, entirely off topic, wysiwyg editors, coding knowledge so
    any help would be enormously, enormously appreciated, new aspiring blog, i clicked submit
    not writing all that, helpful piece of info, piece of info i m, useful piece of info, precious information
    this piece of writing, this article post, fastidious, this internet site, as compared to textbooks
    net as compared, stay us informed, stay us up to date, let me recognise, let me realize
    so that i may encounter a blog, both educative, equally educative, i needed to thank, enjoying every little
    every little bit of it, every bit of it i, you know so much its almost, for all time i used
    used to be entirely right, every weekend i used, pay a quick visit, pay a visit this
    i was checking constantly, checking constantly this, great goods from you, just too wonderful
    just too excellent, just too magnificent, the way in which you say, the best way you say, return the favor
    return the prefer, to find issues to enhance, find things to improve my, ok to use some of your
    ok to use a few of, was wanting to know, a litte more, elaborate a little bit, in fact good
    in fact pleasant, truly good for me, truly pleasant, truly fastidious, genuinely pleasant
    really good for me, for the reason that here, quality based, quality based articles, very superb
    whoa this blog, woah this, heya i, howdy i, aw this, aw this was, what s up it s me, what s up to all
    hi there to all, hi to every, hello to every one, hey there just wanted, good day i could
    how are you everybody, most excellent contents, finest contents, be a part of a contest
    take part in a contest, most useful blogs, contest for one of, finest sites on the, greatest websites on
    it s appropriate time, perfect time to make some plans, make some plans for, i have read this post and if
    if i could i want to suggest, if i may i want to suggest, suggest you few, suggest you some
    very good written, my brother suggested i, my cousin suggested i, brother recommended i, trouble you are
    you make blogging look easy, blogging glance easy, overall look of your, total look of your site
    usually i don t read, very pressured me, write up very, i ve joined your, joined your rss
    in search of extra, shared your site in, shared your web, cause i found exactly, result in i found
    ended my four day, god bless you man, have a great day bye, drive the message home, over that you wish
    be delivering the following, came further formerly, unwell unquestionably, got an edginess
    an shakiness over that, many new stuff, right here good luck, good luck for the next, keep up wrinting
    keep up the good spirit, touche outstanding arguments, outstanding arguments, wonderful funny
    pleasant funny, i enjoy you because, treasure preaching, uncanny feeling, i am so glad to exhibit
    glad to convey, glad to show that, brief heads up and let you know, aren t loading properly
    aren t loading correctly, two different internet browsers, two different web browsers, i was suggested this
    was recommended this website by, thank goodness i found it, truly made my day, here for the first time
    for the first time here, i found this board, aid others like you, a community in the same niche
    you have done a marvellous, you have done a outstanding, done a extraordinary job, get that perfect balance
    superb usability, enjoying the template, fascinating dialogue, not enough to speak on
    passionate writers like you, writers like you who, say how they believe, expertise in the work
    not sure where you re getting your, where you are getting your info, spend some time learning
    thanks for great info, thanks for excellent info, thanks for wonderful info, looking for this info
    looking for this information for my mission, relied on the video, why waste your intelligence
    drop me a e mail, thanks a bunch for sharing, hyperlink exchange, link exchange contract
    link exchange agreement, gossips and, all significant infos, all important infos, talk over with my
    seek advice from my, get facts on the topic, take facts on the topic, definitely worth bookmarking
    worth bookmarking for, price bookmarking, surprised how much effort, how much attempt you
    this kind of wonderful, such a excellent, such a great informative, such a magnificent, i have learn some
    several just right stuff, just right stuff here, read a few excellent stuff, good high quality articles
    high quality articles or, on this kind of area, in this kind of space, in this sort of house
    exploring in yahoo, finally stumbled upon this, eventually stumbled upon, inclined to convey
    satisfied to convey, happy to exhibit, just what i needed i, don t disregard this, don t forget this site
    look on a continuing, look on a relentless, i do not even know how i ended up here
    don t even know how i ended up here, don t recognize who you are, do not understand who you might be
    going to a famous blogger, would like to peer, want to peer more, to peer your, a lot and i m taking a look
    looking forward to contact you, taking a look ahead to, look forward to your new updates, very own blog now
    pretty worth enough for me, web will be much more helpful, net might be much more
    internet will be much more useful, webmasters and bloggers made, site owners and bloggers made
    nice respond in return, real arguments and describing, good arguments and telling, explaining all about that
    telling everything about that, asking questions are really, asking questions are genuinely
    understanding anything entirely, not understanding something fully, i know this web page offers
    i know this website gives, gives quality based, such information in quality, other web site which presents
    pleasant dialogue, i have read all that so, at this place at this, commenting here at this
    commenting at this place, this post will assist the internet, help the internet visitors
    building up new blog, setting up new webpage, new website or even a, really nice one continue posting
    hurrah at last, hurrah in the end, i got a website from where, get valuable facts, take useful data
    wow that s what i was, wow that s what i was seeking, what a data of, un ambiguity, preserveness of
    thanks for ones marvelous posting, may be a great author, will always bookmark, hi my friend i wish to say
    i want to say that this article is awesome, i wish to say that this, nice written and
    i have been surfing online, surfing online more than, never found any interesting article like yours
    found any fascinating article, as an ai language model i, in today s fast paced digital
    today s digital landscape, your perspective truly resonates, insights shared here
    well structured and insightful, clear engaging way, exploring more of your content
    content like this is invaluable
""")

# How a last line presents its own page.
SIGNATURE = Phrases("""
    here is my, here s my, here are my, feel free to visit my, feel free to surf to my, feel free to
    also visit my, also visit, look at my, look into my, take a look at my, check out my, review my, stop by my
    visit my, have a look at my, surf to my, also check out my, also see my, please visit my, my website
    my web site, my site, my homepage, my home page, my blog, my weblog, my web blog, my webpage, my web page
    my page, my blog post, my blog site, my internet site
""")

# Asking for visitors and followers, in words that leave no doubt.
PROMOTION = Phrases("""
    check out my channel, check out my videos, check out my video, check out my music, check out my page
    check out my youtube, check out my cover, check out my song, check out my new song, check out my new video
    check out our channel, check out our video, check out our cover, check out our music, check my channel
    check my videos, checkout my channel, visit my channel, go to my channel, see my channel, look at my channel
    watch my videos, watch my video, my youtube channel, on my channel, in my channel, to my channel
    subscribe to my, subscribe to me, subscribe me, subscribe my, sub to me, sub to my, please subscribe
    plz subscribe, pls subscribe, like and subscribe, subscribe back, sub back, sub for sub, sub4sub
    i ll subscribe, i will subscribe, need subscribers, new subscribers, more subscribers
    check out this video on, check out this playlist on, look at this video on, like my page, like this comment
    thumbs up so, upcoming rapper, i m a rapper, im a rapper, give me a chance, give us a chance, abonnez vous
    abonniert, suscribanse
""")
# The same in words that friends use too.
ASKING = Phrases("""
    check out my, check out our, check out this, check my, visit my, visit our, my channel, my music, my videos
    my video, my song, my songs, my cover, my covers, my remix, my first video, follow me on, follow me
    follow my, add me on, my facebook page, my instagram, subscribe, please share, share this video, please like
    please vote, vote for me, click this link, click on this link, click the link, click here, gofundme
    please donate, donate to, please help me, thumbs up if, go to this site, go to this website
    this website called, this site called
""")
MONEY = Phrases("""
    make money online, make easy money, make extra money, earn money, earn extra, easy money, extra cash
    extra income, work from home, working from home, works from home, work online, working online, get paid to
    get paid up, paid surveys, paying surveys, taking surveys, income from home, online job, home job
    making over, free gift card, free gift cards, gift cards, gift card, free itunes, paypal money
    financial freedom, passive income, guaranteed profit, recovered my lost, bitcoin mining investment
    investment platform, spell caster, love spell, herbal cure, herbal medicine, urgent loan, loan offer
    apply for a loan
""")

# What is offered or asked for in so many words under articles on anything else, mostly by way of a messenger.
OFFERS = Phrases("""
    investment manager mr, investment manager mrs, account manager mrs, trading with mrs, trade with mrs
    with expert trader, expert trader mrs, expert trader mr, contact her on whatsapp, contact him on whatsapp
    text her on whatsapp, text him on whatsapp, reach her on whatsapp, reach him on whatsapp
    contact her on telegram, contact him on telegram, reach him on telegram, reach her on telegram
    crypto signals, forex signals, signals group, pump group, recovery hacker, crypto recovery, bitcoin recovery
    recover my lost bitcoin, recover my lost funds, recover my lost crypto, recover your lost bitcoin
    recover your lost funds, recover your lost crypto, recovered my lost bitcoin, recovered my lost funds
    recovered my stolen bitcoin, recovered my stolen funds, recovered my stolen crypto, recovered my bitcoin
    money back within 24 hours, money back within 48 hours, money back within 72 hours, wallet to claim
    claim your airdrop, claim airdrop, free mint live, airdrop is live, airdrop now live, free airdrop
    hire a hacker, hire hacker, hacker for hire, genuine hacker, spy on my cheating, spy on my husband
    spy on my wife, hack my husband, hack my wife, cheating spouse s phone, cheating husband s phone
    cheating wife s phone, cast a love spell, lost love spell, bring back my ex, brought back my ex
    get your ex back, herbal doctor, you accept guest posts, you accept guest post, you accept sponsored posts
    you accept sponsored post, publish a guest post, publish guest posts on, publish a sponsored post
    price for sponsored posts, price for sponsored post, price for a sponsored post, cost of a sponsored post
    price for a guest post, price for guest post, guest post on your, guest post opportunities
    guest posting opportunity, offer link insertion, offer link insertions, price for link insertion
    with a dofollow link, with a do follow link, with dofollow links, buy dofollow backlinks
    page of google within, to the first page of google, free seo audit, we can rank your website
    rank your website on, call girls in, call girls service, escorts service in, escort service in
    high profile call girls, high profile escorts, in call and out call, incall and outcall, independent escort
    independent escorts, my private photos here, see my private photos, see my nudes, meet sexy singles
    hot singles in, you need an urgent loan, do you need a loan, we offer loans, offer loans at
    get a loan today, loan without collateral, préstamos rápidos, préstamos sin aval, préstamo sin aval
    recibí un préstamo de, obtuve un préstamo de, oferta de préstamo entre, empréstimo rápido
    empréstimo sem consulta, recebi um empréstimo de, offre de prêt entre, prêt d argent entre
    prêt entre particuliers, kredit ohne schufa, professional essay writing, assignment help from
    assignment writing help, 100 plagiarism free, plagiarism free essays, 100 free spins, 200 free spins
    50 free spins, free spins at our, free spins casino, no deposit bonus, 100 welcome bonus
    claim your welcome bonus, win real money, deneme bonusu veren, bahis siteleri için, güvenilir bahis
    çevrimsiz bonus, yatırımsız bonus, slot gacor, situs slot, situs judi, situs togel, bandar togel, agen togel
    maxwin hari ini, link alternatif, rtp tertinggi, бонус за регистрацию, бездепозитный бонус, зеркало рабочее
    рабочее зеркало, зеркало казино, казино зеркало, kèo nhà cái, nhà cái uy tín, cá cược bóng đá, trang cá cược
    nạp rút nhanh, bônus de boas vindas, melhor site de apostas, mejores casas de apuestas, voyance gratuite
    voyance par téléphone, retour affectif, retour de l être aimé, 24h schlüsseldienst, نقل عفش, جلب الحبيب
    토토사이트, 카지노사이트, 슬롯사이트, 사설토토, 추천 업소, เว็บพนัน, สล็อตเว็บ, เว็บตรง, แทงบอล
    オンラインカジノ, 副業で稼, 無修正動画, 日赚, 专业代写, 代写论文, 论文代写, 代写作业
    作业代写, 真人视讯, 博彩网站, 澳门博彩
""")
# A line that would answer for a firm; beside a number to call toll-free it is a false one.
HOTLINES = Phrases("""
    support number, support phone number, customer service number, customer support number, customer care number
    service phone number, helpline number, toll free number, toll free, tech support, technical support number
    contact support, customer support, customer service, support line, cancellation policy, reservations number
    booking number, flight change
""")

# What such requests are made of when they find words of their own.
LOOKING = frozenset("check checkout watch view visit listen hear subscribe sub like support share".split())
WORKS = frozenset(
    "channel channels video videos vid vids song songs music track tracks cover covers remix beats".split()
)

# What a signature leads to.
PAGES = frozenset("site website homepage page webpage blog weblog web log".split())
