"""What spam sells: one list of what is hardly named for any other end, one of words that need company."""

from reader.spam.tokens import Phrases

# Goods and trades that live on links: medicines sold without a doctor, gambling, sex, loans, essays, fakes.
BLATANT = Phrases(
    """
    viagra, cialis, levitra, kamagra, sildenafil, tadalafil, vardenafil, avanafil, viagara, priligy, dapoxetine
    erectile, erectile dysfunction, ed pills, ed pill, ed medication, ed meds, male enhancement
    penis enlargement, xanax, alprazolam, valium, diazepam, ambien, zolpidem, tramadol, oxycontin, oxycodone
    vicodin, hydrocodone, percocet, percoset, phentermine, adipex, klonopin, lorazepam, modafinil, provigil
    adderall, soma online, buy soma, carisoprodol, propecia, finasteride, clomid, nolvadex, accutane
    isotretinoin, doxycycline, amoxicillin, azithromycin, zithromax, prednisone, prednisolone, ivermectin
    hydroxychloroquine, lasix, furosemide, metformin, lipitor, gabapentin, neurontin, synthroid, cymbalta
    zoloft, strattera, orlistat, xenical, valtrex, acyclovir, diflucan, buy cipro, keflex, goodrx
    canadian pharmacy, online pharmacy, online pharmacies, canadian pharmacies, pharmacy online
    internet pharmacy, mexican pharmacy, without prescription, no prescription, without a prescription
    without a doctor prescription, prescription drugs online, online prescription, anabolic, steroids for sale
    human growth hormone, hgh, garcinia cambogia, garcinia, raspberry ketone, raspberry ketones
    green coffee extract, acai berry, goji pro, keto pills, keto gummies, cbd gummies, cbd oil
    weight loss pills, diet pills, nutrisystem, forskolin, hoodia, phenq, nootropics, casino, casinos
    online casino, casino online, kasino, slot online, online slots, slots online, casino slots, free slots
    slot gacor, slot machines, judi online, judi slot, judi bola, togel, poker online, online poker, pokerstars
    agen bola, bandarq, dominoqq, sbobet, betting sites, sports betting, online betting, baccarat
    blackjack online, roulette online, bahis, canlı bahis, deneme bonusu, casino siteleri, spielautomaten
    tragaperras, bitcoin casino, казино, вулкан казино, игровые автоматы, слоты, букмекер, ставки на спорт, porn
    porno, porn videos, xxx videos, xxx movies, hot xxx, sex videos, sex cam, sex cams, sexcam, webcam sex
    live cams, freecams, free cams, adult dating, escorts, escort bayan, escort girls, escort service
    call girls, nude girls, hot pussy, milf, hentai, порно, проститутки, индивидуалки, camgirls, onlyfans leaked
    sex toys, sex dolls, sex shop, payday loan, payday loans, cash advance, quick loans, bad credit loans
    bad credit loan, loans bad credit, installment loans, instant loans, title loans, займ, займы, микрозайм
    kredit ohne schufa, debt consolidation, essay writing service, essay writing services, essay writers
    custom essay, custom essays, buy essay, buy essays, essay service, write my essay, write my paper
    term paper writing, dissertation writing service, paper writing service, thesis writing service
    assignment help, college essay help, louis vuitton, christian louboutin, louboutin, michael kors
    ralph lauren, gucci, prada, hermes birkin, hermes bags, moncler, canada goose, burberry, chanel handbags
    chanel bags, parajumpers, uggs, ugg boots, air jordan, air jordans, air max, jordan shoes, nfl jersey
    nfl jerseys, nhl jerseys, mlb jerseys, nba jerseys, cheap jerseys, authentic jerseys, fake rolex
    replica watches, replica rolex, replica handbags, ray ban, ray bans, oakley sunglasses, oakleys
    north face jacket, north face jackets, tiffany jewelry, beats by dre, hollister, abercrombie, mulberry bags
    mbt shoes, timberland boots, jimmy choo, longchamp, pandora charms, ysl bags, toms shoes
    true religion jeans, dr dre beats, fifa coins, fut coins, fifa ultimate team coins, fifa 14 coins
    fifa 15 coins, wow gold, runescape gold, rs gold, diablo gold, poe currency, csgo skins, cheap fifa
    seo services, seo service, seo company, seo agency, seo expert, seo packages, seo software, link building
    backlink service, buy backlinks, backlinks, high pr backlinks, scrapebox, xrumer, gsa ser, senuke
    article spinner, buy instagram followers, buy twitter followers, twitter followers, buy followers
    instagram followers, buy facebook likes, facebook likes, buy youtube views, youtube views, buy likes
    jasa seo, pozycjonowanie, накрутка, продвижение сайтов, iptv subscription, hire a hacker, whatsapp hack
    facebook hack, hack facebook, robux generator, keygen, serial key, электронные сигареты, купить диплом
    диплом купить, 激安, 通販, ヴィトン, ビトン, シャネル, グッチ, モンクレール, ミュウミュウ
    エルメス, プラダ, スーパーコピー, ブランドコピー, 偽物, 出会い系, 代購, 正品, 六合彩, 博彩, 娱乐城
    彩票, 代开发票, 카지노, 바카라, 토토사이트, 출장안마, เว็บพนัน, คาสิโน, สล็อต, บาคาร่า
    free spins, no deposit bonus, bonus veren siteler, bahis siteleri, kaçak bahis, bahis giriş, kumar siteleri
    casinomaxi, bets10, mobilbahis, grandpashabet, jojobet, holiganbet, matadorbet, marsbahis, tipobet
    situs slot, situs judi, situs toto, situs togel, bandar togel, bandar judi, bandar slot, agen judi
    agen slot, slot online terpercaya, rtp slot, slot88, pg slot, 1xbet, 1win, mostbet, melbet, betwinner
    apostas online, apostas esportivas, site de apostas, cassino online, cassinos online, casas de apuestas
    apuestas deportivas, casino en ligne, рабочее зеркало, зеркало рабочее, букмекерская контора, nhà cái
    kèo nhà cái, cá cược, soi kèo, nổ hũ, game bài đổi thưởng, 먹튀검증, 사설토토, 토토 사이트, 메이저놀이터
    안전놀이터, 온라인카지노, 슬롯사이트, 오피사이트, 출장마사지, 무료 웹툰, 무료웹툰, แทงบอล, เว็บตรง
    หวยออนไลน์, คาสิโนออนไลน์, オンラインカジノ, オンカジ, 出会系, 副業で稼ぐ, 副業 稼ぐ, 稼げる副業, 百家乐
    百家樂, 娛樂城, 真人视讯, 彩金, 菠菜网, 赌场, 代孕, 代办文凭, 加微信, 外围女, 约炮, 裸聊, call girl
    call girls service, escort service in, escorts service, independent escorts, russian escorts, vip escorts
    эскорт услуги, prestamos rapidos, préstamos rápidos, préstamos online, prestamos online, créditos rápidos
    crédito sin aval, préstamos sin aval, empréstimo online, empréstimo rápido, empréstimo para negativado
    prêt entre particuliers, crédit rapide, sofortkredit, kredit trotz schufa, schlüsseldienst, voyance gratuite
    voyance par téléphone, voyant marabout, retour d affection, نقل عفش, نقل اثاث, شركة تنظيف, مكافحة حشرات
    شراء اثاث مستعمل, جلب الحبيب, شيخ روحاني, packers and movers, quickbooks support
    quickbooks customer service, coinbase support, binance support, hire hacker, hacker for hire
    crypto recovery, bitcoin recovery, assignment writing service, dofollow backlinks, do follow backlinks
    guest posting service, guest posting services, link insertion, unblocked games, apk mod, mod apk
    ai girlfriend, nsfw ai, undress ai, deepnude, 먹튀사이트, 無修正動画, 代写论文, 论文代写, 代写作业, 专业代写
    办假证
""",
    """
    casino royale, casino jack, house of gucci, devil wears prada, wears prada, gucci mane
""",
)

# Words of selling: ordinary in a sentence, telling where a name should be.
SELLING = Phrases("""
    cheap, cheaper, cheapest, discount, discounts, discounted, wholesale, outlet, outlets, sale, sales, on sale
    for sale, buy, buying, order online, purchase, price, prices, pricing, low price, lowest price, coupon
    coupons, coupon code, promo code, discount code, voucher, vouchers, clearance, bargain, bargains
    free shipping, best price, deals, best deals, replica, replicas, fake, genuine, authentic, factory store
    official site, official website, official store, store, shop, true religion, escort, bookmaker, bookmakers
    shopping, online shop, online store, online shopping, online, supplier, suppliers, manufacturer
    manufacturers, dropship, black friday, cyber monday, limited edition, reviews, rental, rentals, for rent
    pills, pill, drug, drugs, meds, medication, medications, medicine, prescription, dosage, side effects, 20mg
    50mg, 100mg, generic, supplement, supplements, detox, diet, weight loss, lose weight, lose fat, fat burner
    belly fat, anti aging, wrinkle, skin care, acne treatment, hair loss, hair removal, testosterone
    bodybuilding, muscle, teeth whitening, e cig, vape, loan, loans, lender, mortgage, mortgages, refinance
    insurance, car insurance, attorney, attorneys, lawyer, lawyers, law firm, injury, dui, accountant
    tax relief, credit repair, credit card, credit score, forex, trading, investment, binary options
    crypto trading, make money, earn money, money online, work from home, home business, affiliate, slot, slots
    poker, bingo, betting, gambling, jackpot, lottery, bonus, gacor, maxwin, sex, sexy, girls, nude, naked
    hot girls, adult, dating, singles, cams, webcam, massage, erotic, lingerie, essay, essays, dissertation
    homework help, term paper, resume writing, seo, search engine optimization, internet marketing
    online marketing, digital marketing, marketing agency, web hosting, vps, hosting, domain names, traffic
    website traffic, ranking, directory, web directory, submit, submission, press release, agency, company
    companies, services, service, contractor, contractors, plumber, plumbers, plumbing, roofing, roofer
    electrician, locksmith, locksmiths, cleaning services, carpet cleaning, pest control, flea control
    moving company, movers, limo, limousine, taxi, hotel, hotels, villa, real estate, realtor, apartments, condo
    condos, property, dentist, dentists, cosmetic surgery, plastic surgery, chiropractor, rehab, wedding
    photographer, photographers, tattoo, tattoos, designs, furniture, mattress, curtains, kitchen, flooring
    jewelry, jewellery, necklace, bracelet, watches, handbag, handbags, bags, purse, wallet, wallets, shoes
    sneakers, boots, sandals, heels, pumps, jacket, jackets, parka, jersey, jerseys, hats, snapback, snapbacks
    sunglasses, eyewear, perfume, dresses, clothing, apparel, t shirts, nike, adidas, puma, coach, rolex
    tiffany, tissot, vuitton, chanel, hermes, north face, babyliss, asos, jordans, karen millen, swarovski
    free download, full version, torrent, crack, cracked, apk, mod apk, hack, cheats, generator, unlock
    ringtones, wallpapers, online games, free games, full movie, watch online, streaming, mp3, download
    software, guide, tips, training, course, courses, certification, jobs, gold, coins, printer, led lights
    electric, scooter, solar panels, security cameras, acheter, achat, pas cher, prix, soldes, vente, boutique
    livraison, magasin, kaufen, günstig, billig, preis, preise, rezeptfrei, angebote, gutschein, comprar, barato
    baratos, baratas, precio, precios, tienda, oferta, ofertas, venta, preço, saldi, sconti, prezzo, prezzi
    economico, vendita, offerte, kopen, goedkoop, goedkope, tanie, sklep, cena, harga, jual, murah, jasa, obat
    satın al, fiyat, ucuz, купить, цена, заказать, интернет магазин, недорого, скидки, онлайн, mua, giá rẻ, 安い
    giriş, güncel giriş, abogados, zahnarzt, umzugsfirma, détective privé, serrurier, plombier, fontanero, cerrajero
    販売, 最安値, 人気, 正規, 高清, 批发, 優惠, 价格, 手表
""")

# Stems so particular that a host is told by them wherever one begins or ends a part of it.
HOST_STEMS = tuple(
    "viagra cialis levitra kamagra sildenafil tadalafil vardenafil modafinil ivermectin tramadol xanax phentermine "
    "pharmacy pills casino slotgacor poker jackpot payday porn escort replica louisvuitton vuitton louboutin "
    "michaelkors gucci moncler canadagoose uggboots outlet jerseys backlink essaypro essaywrit fifacoin".split()
)

# What a program fills in where nobody told it a name.
PLACEHOLDERS = frozenset(
    "my homepage|my home page|homepage|home page|my website|my web site|website|my blog|myblog|my site|url|link|here|"
    "this site|this post|source|website url|title|untitled|null".split("|")
)

# What stands around wares in a title that has nothing else to tell.
LURES = frozenset(
    "a and at best blog cheap com for free fast get guide home in legal near now of official on online our page safe "
    "site sites spins the to today top uk usa us website win with your reviews review".split()
)
