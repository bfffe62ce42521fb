"""What spam sells and how it asks, as words: one list for what is hardly said otherwise, one for what needs company."""

from reader.spam.tokens import Phrases

# Goods and trades that live on links: medicines sold without a doctor, gambling, sex, loans, essays, fakes.
BLATANT = Phrases.of("""
    viagra, cialis, levitra, kamagra, sildenafil, tadalafil, vardenafil, avanafil, viagara, priligy, dapoxetine
    erectile, erectile dysfunction, ed pills, ed pill, ed medication, ed meds, male enhancement, penis enlargement
    xanax, alprazolam, valium, diazepam, ambien, zolpidem, tramadol, oxycontin, oxycodone, vicodin, hydrocodone, percocet
    percoset, phentermine, adipex, klonopin, lorazepam, modafinil, provigil, adderall, soma online, buy soma, carisoprodol
    propecia, finasteride, clomid, nolvadex, accutane, isotretinoin, doxycycline, amoxicillin, azithromycin, zithromax
    prednisone, prednisolone, ivermectin, hydroxychloroquine, lasix, furosemide, metformin, lipitor, gabapentin
    neurontin, synthroid, cymbalta, zoloft, strattera, orlistat, xenical, valtrex, acyclovir, diflucan, cipro, keflex
    goodrx, canadian pharmacy, online pharmacy, online pharmacies, canadian pharmacies, pharmacy online, internet pharmacy
    mexican pharmacy, without prescription, no prescription, without a prescription, without a doctor prescription
    prescription drugs online, online prescription
    anabolic, steroids for sale, human growth hormone, hgh, garcinia cambogia, garcinia, raspberry ketone, raspberry ketones
    green coffee extract, acai berry, goji pro, keto pills, keto gummies, cbd gummies, cbd oil, weight loss pills, diet pills
    nutrisystem, forskolin, hoodia, phenq, nootropics
    casino, casinos, online casino, casino online, kasino, slot online, online slots, slots online, casino slots
    free slots, slot gacor, slot machines, judi, judi online, judi bola, togel, poker online, online poker, pokerstars
    agen bola, bandar, bandarq, dominoqq, sbobet, betting sites, sports betting, bookmaker, baccarat, blackjack online
    roulette online, bahis, canlı bahis, deneme bonusu, casino siteleri, spielautomaten, tragaperras, bitcoin casino
    казино, вулкан казино, игровые автоматы, слоты, букмекер, ставки на спорт
    porn, porno, porn videos, xxx, sex videos, sex cam, sex cams, sexcam, webcam sex, live cams, freecams, free cams
    adult dating, escort, escorts, escort bayan, escort service, call girls, nude girls, hot pussy, milf, hentai, порно
    проститутки, индивидуалки, camgirls, onlyfans leaked, sex toys, sex dolls, sex shop
    payday loan, payday loans, cash advance, quick loans, bad credit loans, bad credit loan, loans bad credit
    installment loans, instant loans, title loans, займ, займы, микрозайм, kredit ohne schufa, debt consolidation
    essay writing service, essay writing services, essay writers, custom essay, custom essays, buy essay, buy essays
    essay service, write my essay, write my paper, term paper writing, dissertation writing service, paper writing service
    thesis writing service, assignment help, college essay help
    louis vuitton, christian louboutin, louboutin, michael kors, ralph lauren, gucci, prada, hermes birkin, hermes bags
    moncler, canada goose, burberry, chanel handbags, chanel bags, parajumpers, uggs, ugg boots, air jordan, air jordans
    air max, jordan shoes, nfl jersey, nfl jerseys, nhl jerseys, mlb jerseys, nba jerseys, cheap jerseys
    authentic jerseys, fake rolex, replica watches, replica rolex, replica handbags, ray ban, ray bans, oakley sunglasses
    oakleys, north face jacket, north face jackets, tiffany jewelry, beats by dre, hollister, abercrombie, mulberry bags
    mbt shoes, timberland boots, jimmy choo, longchamp, pandora charms, ysl bags, toms shoes, true religion, dr dre beats
    fifa coins, fut coins, fifa ultimate team coins, fifa 14 coins, fifa 15 coins, wow gold, runescape gold, rs gold
    diablo gold, poe currency, csgo skins, cheap fifa
    seo services, seo service, seo company, seo agency, seo expert, seo packages, seo software, link building
    backlink service, buy backlinks, backlinks, high pr backlinks, scrapebox, xrumer, gsa ser, senuke, article spinner
    buy instagram followers, buy twitter followers, twitter followers, buy followers, instagram followers, buy facebook likes
    facebook likes, buy youtube views, youtube views, buy likes, jasa seo, pozycjonowanie, накрутка, продвижение сайтов
    iptv subscription, hire a hacker, whatsapp hack, facebook hack, hack facebook, robux generator, keygen, serial key
    электронные сигареты, купить диплом, диплом купить
    激安, 通販, スーパーコピー, ブランドコピー, 偽物, 出会い系, 代購, 正品, 六合彩, 博彩, 娱乐城, 彩票, 代开发票, 카지노, 바카라, 토토사이트, 출장안마
    เว็บพนัน, คาสิโน, สล็อต, บาคาร่า
""")

# Words of selling: ordinary in a sentence, telling where a name should be.
SELLING = Phrases.of("""
    cheap, cheaper, cheapest, discount, discounts, discounted, wholesale, outlet, outlets, sale, sales, on sale, for sale
    buy, buying, order online, purchase, price, prices, pricing, low price, lowest price, coupon, coupons, coupon code
    promo code, discount code, voucher, vouchers, clearance, bargain, bargains, free shipping, best price, deals, best deals
    replica, replicas, fake, genuine, authentic, factory store, official site, official website, official store, store, shop
    shopping, online shop, online store, online shopping, online, supplier, suppliers, manufacturer, manufacturers, dropship
    black friday, cyber monday, limited edition, reviews, rental, rentals, for rent
    pills, pill, drug, drugs, meds, medication, medications, medicine, prescription, dosage, side effects, 20mg, 50mg, 100mg
    generic, supplement, supplements, detox, diet, weight loss, lose weight, lose fat, fat burner, belly fat, anti aging, wrinkle
    skin care, acne treatment, hair loss, hair removal, testosterone, bodybuilding, muscle, teeth whitening, e cig, vape
    loan, loans, lender, mortgage, mortgages, refinance, insurance, car insurance, attorney, attorneys, lawyer, lawyers
    law firm, injury, dui, accountant, tax relief, credit repair, credit card, credit score, forex, trading, investment
    binary options, crypto trading, make money, earn money, money online, work from home, home business, affiliate
    slot, slots, poker, bingo, betting, gambling, jackpot, lottery, bonus, gacor, maxwin
    sex, sexy, girls, nude, naked, hot girls, adult, dating, singles, cams, webcam, massage, erotic, lingerie
    essay, essays, dissertation, homework help, term paper, resume writing
    seo, search engine optimization, internet marketing, online marketing, digital marketing, marketing agency, web hosting
    vps, hosting, domain names, traffic, website traffic, ranking, directory, web directory, submit, submission, press release
    agency, company, companies, services, service, contractor, contractors, plumber, plumbers, plumbing, roofing, roofer
    electrician, locksmith, locksmiths, cleaning services, carpet cleaning, pest control, flea control, moving company, movers
    limo, limousine, taxi, hotel, hotels, villa, real estate, realtor, apartments, condo, condos, property, dentist, dentists
    cosmetic surgery, plastic surgery, chiropractor, rehab, wedding, photographer, photographers, tattoo, tattoos, designs
    furniture, mattress, curtains, kitchen, flooring, jewelry, jewellery, necklace, bracelet, watches, handbag, handbags, bags
    purse, wallet, wallets, shoes, sneakers, boots, sandals, heels, pumps, jacket, jackets, parka, jersey, jerseys, hats
    snapback, snapbacks, sunglasses, eyewear, perfume, dresses, clothing, apparel, t shirts, nike, adidas, puma, coach, rolex
    tiffany, tissot, vuitton, chanel, hermes, north face, babyliss, asos, jordans, karen millen, swarovski
    free download, full version, torrent, crack, cracked, apk, mod apk, hack, cheats, generator, unlock, ringtones, wallpapers
    online games, free games, full movie, watch online, streaming, mp3, download, software, guide, tips, training, course
    courses, certification, jobs, gold, coins, printer, led lights, electric, scooter, solar panels, security cameras
    acheter, achat, pas cher, prix, soldes, vente, boutique, livraison, magasin, kaufen, günstig, billig, preis, preise
    rezeptfrei, angebote, gutschein, comprar, barato, baratos, baratas, precio, precios, tienda, oferta, ofertas, venta
    preço, saldi, sconti, prezzo, prezzi, economico, vendita, offerte, kopen, goedkoop, goedkope, tanie, sklep, cena
    harga, jual, murah, jasa, obat, satın al, fiyat, ucuz, купить, цена, заказать, интернет магазин, недорого, скидки, онлайн
    mua, giá rẻ, 安い, 販売, 最安値, 人気, 正規, 高清, 批发, 優惠, 价格, 手表
""")

# Stems so particular that a host is told by them wherever one begins or ends a part of it.
HOST_STEMS = (
    "viagra cialis levitra kamagra sildenafil tadalafil vardenafil modafinil ivermectin tramadol xanax phentermine "
    "pharmacy pharma pills casino slotgacor poker jackpot payday porn escort replica louisvuitton vuitton louboutin "
    "michaelkors gucci moncler canadagoose uggboots outlet jerseys backlink essaypro essaywrit fifacoin"
).split()

# What link exchangers and their programs write where an excerpt of the page would stand.
EXCHANGE = Phrases.of("""
    informations on that topic, information on that topic, infos on that topic, find more on that topic, read more to that topic
    more on that topic, more to that topic, to that topic, on that topic, read more infos here, more infos here, read more here
    more information here, there you will find, here you will find, you will find more, find more information, read more there
    sites we recommend, websites we recommend, links we recommend, recommended websites, recommeneded websites, websites you should
    visit recommended, sites that we link to, websites we link to, check out the websites, we came across a cool website, cool sites
    below you ll find the link, links to sites, links to websites, some sites that, a few links to, that we think you should visit
    we like to honor, web sites around the, online sites, sources for more, here are some links, here are a few, wonderful story
    the time to read or visit, useful information, well worth a read, although websites we backlink to
    mentioned in the following article, read was interesting stay in touch, related sites, link exchange, trade links, exchange links
""")

# Praise that would fit any article.
PRAISE = Phrases.of("""
    great post, nice post, good post, awesome post, excellent post, amazing post, wonderful post, fantastic post, superb post
    great article, nice article, good article, excellent article, wonderful article, fantastic article, informative article
    great blog, nice blog, excellent blog, awesome blog, wonderful blog, cool blog, great site, nice site, good site, cool site
    excellent site, great website, nice website, good website, great information, nice information, useful information
    good information, great info, useful info, helpful info, nice info, valuable information, interesting information
    very informative, really informative, very helpful, very useful, very nice, very interesting, great work, good work, good job
    great job, nice work, perfect work, keep up the, keep it up, keep posting, keep writing, thanks for sharing, thank you for sharing
    thanks for the post, thanks for posting, thank you for posting, thanks for the information, thanks for the info, many thanks
    i really like, i really enjoyed, i enjoyed reading, i love your, i like your, love your blog, like your blog, love this blog
    looking forward to, well written, i agree with, worth reading, bookmarked, saved to fav, added to favorites, more posts like this
    merci pour cet article, super article, toller artikel, guter beitrag, schöner beitrag, gran artículo, buen artículo, excelente artículo
    отличная статья, спасибо за статью, 很受启发, 有道理
""")

# Whole sentences that comment programs send to thousands of blogs. A person rarely hits on one, hardly on two.
TEMPLATE = Phrases.of("""
    stumbled upon your, stumbled upon this, stumbled onto your, i found your blog, found your blog, found your site, found your website
    came across your, i came across this, your blog on google, your site on google, your blog via google, searching on google
    surfing the internet, surfing the net, browsing the internet, searching for this, i ve been browsing online, been browsing online
    have been searching for, i ve been looking for, been searching for info, recently been searching, for information about this topic
    knowledgeable people, knowledgeable persons, know what you are talking about, understand what you are talking about
    know what you re talking about, you sound like you, hit the nail on the head, took the words, you ve done a, you have done a
    bookmark your, bookmarked your, bookmarked this, bookmarked your site, i have bookmarked, book mark your, will bookmark, added this blog
    your rss feed, subscribe to your rss, grab your rss, your feed to, your feeds, your email subscription, e mail subscription
    e newsletter service, visit your blog, visit your site, visit this site, visit this web site, visit this website, visiting this site
    visit this blog, visiting this web site, check back, come back again, be back again, will be back, come back to, i will come back, i ll be back
    your writing style, your writing skills, writing taste, writing style, your writing, the layout on your blog, layout on your blog
    page layout and design, wonderful choice of colors, choice of colors, colors theme, colors and theme, theme design, paid theme
    design this website yourself, make this website yourself, make this site yourself, create this website yourself, customize it yourself
    hire someone to do it, hire out a designer, hire a designer, blog platform, blogging platform, what blog system, web host are you, what web host, your hosting provider
    loads up fast, loading incredibly, loads in half the time, browser compatibility, in internet explorer it, some overlapping
    compatibility issues, in safari it, in firefox, on my iphone, from my iphone, my apple iphone, my old room mate, previous room mate, my old roommate
    this blog looks just like, site looks just like, could have sworn i ve, could have sworn i, been to this site before, been to this blog before, to this blog before
    issues with hackers, any issues with, problems with hackers, my last blog was hacked, no data backup, no backup, spam issue, spam problem, protect against hackers
    spammers, plagiarism, copyright violation, content stolen, ripped off
    tweets, twitter updates, newest twitter, do you mind if i quote, few of your articles, your articles as long as, credit and sources
    guest author, guest post, guest authoring, guest articles, exchange methods, trade strategies, trade methods
    kinda off topic, kind of off topic, kinda of off topic, somewhat off topic, totally off topic, off topic but, entirely off topic
    wysiwyg editors, coding expertise, coding knowledge, coding skills, html coding, any help would be enormously, enormously appreciated, be greatly appreciated
    starting a blog, start my own blog, start a blog, set up my own blog, recommendations or suggestions, new aspiring, new initiative, starting a new
    my blog was hacked, long comment, i clicked submit, my comment didn t, didn t show up, not writing all that, wanted to say great, just wanted to say, just wanted to mention
    helpful piece of info, piece of info, helpful information, useful piece of information, piece of information, precious information, this piece of writing, piece of writing
    fastidious, this paragraph, this article post, this weblog, this web site, this web page, this internet site, this site post, this site daily, your web site, your website, your web page
    your weblog, your blog posts, net as compared, as compared to textbooks, to get updated, stay us up to date, stay us informed, keep us informed, stay us up, please keep us
    let me subscribe, so that i may, so that i could, just subscribe, please let me know, let me recognise, realize so that
    i m impressed, i must say, i have to say, rarely do i, seldom do i, encounter a blog, come across a blog, equally educative, both educative, educative and
    i needed to thank, want to thank you for, i want to say, i wanted to thank you, i want to to thank, enjoying every little, every little bit of it, every bit of it
    you understand a lot, you know so much its almost, you already know, almost hard to argue, tough to argue, hard to argue with you, wanting haha, brand new spin
    a topic that s been, which has been written about for years, talked about for years, excellent stuff, just excellent, just great
    what i was looking for, exactly what i was, just what i was, just what i needed, exactly what i needed, exactly i was
    for all time i used, i used to check, every weekend i used, i visit daily, day to day a few, each day, all the time i used, emailed this, i was checking constantly, checking constantly this
    great goods from you, you re just too, just too wonderful, just too excellent, i actually like what, acquired here, really like what, the way in which you say
    return the favor, return the prefer, return the want, to find issues to enhance, improve my website, ok to use some of your, use a few of your
    superb post however, was wanting to know, a litte more, a little bit further, little bit more on this, elaborate a little
    for the reason that, here every, quality based, genuinely good, truly good, truly pleasant, genuinely pleasant, truly fastidious, really good for me
    really a good, in fact a, actually good, pleasant one, it s truly, i am genuinely, i am truly, i am actually, amazed with, thankful for your, grateful for your
    very superb, keep up the great, keep up the good, keep up the wonderful, keep up the excellent, keep up the superb, keep up the fantastic
    i read this post, this post fully, latest and preceding, latest and previous technologies, difference of, amazing article, remarkable article, magnificent
    whoa, woah this, hey there, howdy, hello there, hi there, good day, wow this, wow that was, touche, aw this, greetings, heya
    if you are going for, most excellent contents, finest contents, best contents like, only visit this, pay a visit, pay a quick visit, go to see
    every time i emailed, you ought to be a part of a contest, contest for one of, highest quality websites, finest websites, best blogs on the, highly recommend this
    it s appropriate time, make some plans for, i have read this post, if i could i, suggest you few, suggest you some, interesting things or, next articles
    i am regular visitor, how are you everybody, this post posted, related to this, very good written, very good article
    whats up, what s up it s me, hey very nice, hey very cool, man beautiful, man amazing, guy beautiful, site man
    do you have any video, any video of that, find out some additional, more details, i d like to find
    a designer to create, shiny, unpleasant, unwell, edgy, over that you wish, be delivering the following, came further formerly
    quite a lot of, enormous, in the future, lots of new stuff, learn plenty of, learn a lot of new, many new stuff, right here good luck
    my family members, my brother suggested, my cousin suggested, brother recommended, trouble you are, suggested i might, used to be entirely right, posted by him, made my day, not imagine just how
    you make blogging look easy, blogging glance easy, overall look of your, total look of your, let alone the content, as well as the content
    how long have you been blogging, been running a blog
    usually i don t, i don t usually, i do not usually, very pressured me, forced me to try, compelled me to, write up very
    attention grabbing, grabbed my, grab a, i ve joined your, joined your feed, in search of more, searching for more of, social networks
    it was hard to find, i take pleasure in, result in i, cause i discovered, ended my, four day, god bless you man, have a great day bye
    you could do with, some pics to drive, drive the message home, other than that, excellent read, fantastic read, great read i
""")

# Where a comment hangs its link: a last line that presents its own page.
SIGNATURE = Phrases.of("""
    my website, my web site, my site, my homepage, my home page, my blog, my weblog, my web blog, my webpage, my web page, my page
    my web, my blog post, my blog site, my internet site, my web log
    here is my website, here is my web site, here is my site, here is my homepage, here is my blog, here is my page, here is my webpage
""")
SIGNATURE_OPENING = Phrases.of("""
    here is my, here s my, here are my, feel free to, also visit, also visit my, look at my, look into my, take a look at my, check out my, review my
    stop by my, visit my, my website, my web site, my site, my homepage, my home page, my blog, my weblog, my webpage, my web page, my page
    my web blog, my blog post, have a look at, surf to my, also check, also see, please visit
""")

# Asking for visitors, clicks or followers.
PROMOTION = Phrases.of("""
    check out my channel, check out my videos, check out my video, check out my music, check out my new, check out my page, check out my youtube
    check out my cover, check out my song, check out our channel, check out our, check my channel, checkout my channel, check out my, visit my channel, go to my channel
    see my channel, look at my channel, on my channel, in my channel, my youtube channel, watch my videos, watch my video, my first video
    subscribe to my, subscribe to me, subscribe me, sub to me, sub to my, subscribe my, please subscribe, plz subscribe, pls subscribe, like and subscribe, and subscribe
    subscribe back, sub back, i ll sub, i ll subscribe, i will subscribe, subscribe for, new subscribers, need subscribers, more subscribers, subscribe and
    check out this video on, look at this video on, check out this playlist, check out this, video on youtube, follow me on, follow me, follow my, add me on
    visit my website, visit my site, visit my page, visit my blog, check my site, check out my site, check out my blog, check out my website, click my, click this link, click here to, click on this link
    please share, share this video, thumbs up so, thumbs up if, thumbs up this, please like, like this comment, like my page, my facebook page, on facebook, vote for me, please vote, vote for
    gofundme, please donate, please help me, give it a chance, give me a chance, give us a chance, upcoming rapper, i m a rapper, im a rapper, my music, my videos, my cover, my covers, my remix, my song, my songs, new song
""")
MONEY = Phrases.of("""
    make money online, make money, making money, making over, earn money, earn extra, earning, extra money, easy money, extra cash, extra income, work from home, working from home, works from home
    working online, work online, get paid, paid to, per hour, an hour, a month online, per month, per day, a day from, income from home, online job, home job, gift cards, gift card, free gift, free itunes, paypal money
    paying surveys, paid surveys, taking surveys, financial freedom, passive income, investment platform, recovered my, bitcoin mining investment
    whatsapp, contact him, contact her, his email, via email, spell caster, love spell, herbal cure, herbal medicine, cured me, loan offer, apply for a loan, urgent loan
""")
