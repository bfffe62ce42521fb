"""The names of the months in the languages that pages of comments are written in."""

from collections import Counter
from functools import cache

_NAMES = """
en: january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep october/oct
november/nov december/dec
de: januar/jan/jänner februar/feb/feber märz/mär april/apr mai juni/jun juli/jul august/aug september/sept/sep
oktober/okt november/nov dezember/dez
fr: janvier/janv février/févr mars avril/avr mai juin juillet/juil août septembre/sept octobre/oct novembre/nov
décembre/déc
es: enero/ene febrero/feb marzo/mar abril/abr mayo/may junio/jun julio/jul agosto/ago septiembre/sept octubre/oct
noviembre/nov diciembre/dic
it: gennaio/gen febbraio/feb marzo/mar aprile/apr maggio/mag giugno/giu luglio/lug agosto/ago settembre/set
ottobre/ott novembre/nov dicembre/dic
pt: janeiro/jan fevereiro/fev março/mar abril/abr maio/mai junho/jun julho/jul agosto/ago setembro/set outubro/out
novembro/nov dezembro/dez
nl: januari/jan februari/feb maart/mrt april/apr mei juni/jun juli/jul augustus/aug september/sep oktober/okt
november/nov december/dec
sv: januari/jan februari/feb mars april/apr maj juni juli augusti/aug september/sep oktober/okt november/nov
december/dec
da: januar/jan februar/feb marts/mar april/apr maj juni/jun juli/jul august/aug september/sep oktober/okt november/nov
december/dec
nb: januar/jan februar/feb mars/mar april/apr mai juni/jun juli/jul august/aug september/sep oktober/okt november/nov
desember/des
nn: januar/jan februar/feb mars/mar april/apr mai juni/jun juli/jul august/aug september/sep oktober/okt november/nov
desember/des
fi: tammikuuta/tammi/tammikuu helmikuuta/helmi/helmikuu maaliskuuta/maalis/maaliskuu huhtikuuta/huhti/huhtikuu
toukokuuta/touko/toukokuu kesäkuuta/kesä/kesäkuu heinäkuuta/heinä/heinäkuu elokuuta/elo/elokuu syyskuuta/syys/syyskuu
lokakuuta/loka/lokakuu marraskuuta/marras/marraskuu joulukuuta/joulu/joulukuu
et: jaanuar/jaan veebruar/veebr märts aprill/apr mai juuni juuli august/aug september/sept oktoober/okt november/nov
detsember/dets
lv: janvāris/janv februāris/febr marts aprīlis/apr maijs jūnijs/jūn jūlijs/jūl augusts/aug septembris/sept
oktobris/okt novembris/nov decembris/dec
lt: sausio/saus/sausis vasario/vas/vasaris kovo/kov/kovas balandžio/bal/balandis gegužės/geg/gegužė
birželio/birž/birželis liepos/liep/liepa rugpjūčio/rugp/rugpjūtis rugsėjo/rugs/rugsėjis spalio/spal/spalis
lapkričio/lapkr/lapkritis gruodžio/gruod/gruodis
pl: stycznia/sty/styczeń lutego/lut/luty marca/mar/marzec kwietnia/kwi/kwiecień maja/maj czerwca/cze/czerwiec
lipca/lip/lipiec sierpnia/sie/sierpień września/wrz/wrzesień października/paź/październik listopada/lis/listopad
grudnia/gru/grudzień
cs: ledna/led/leden února/úno/únor března/bře/březen dubna/dub/duben května/kvě/květen června/čvn/červen
července/čvc/červenec srpna/srp/srpen září/zář října/říj/říjen listopadu/lis/listopad prosince/pro/prosinec
sk: januára/jan/január februára/feb/február marca/mar/marec apríla/apr/apríl mája/máj júna/jún júla/júl
augusta/aug/august septembra/sep/september októbra/okt/október novembra/nov/november decembra/dec/december
sl: januar/jan februar/feb marec/mar april/apr maj junij/jun julij/jul avgust/avg september/sep oktober/okt
november/nov december/dec
hr: siječnja/sij/siječanj veljače/velj/veljača ožujka/ožu/ožujak travnja/tra/travanj svibnja/svi/svibanj
lipnja/lip/lipanj srpnja/srp/srpanj kolovoza/kol/kolovoz rujna/ruj/rujan listopada/lis/listopad studenoga/stu/studeni
prosinca/pro/prosinac
bs: januar/jan februar/feb mart/mar april/apr maj juni/jun juli/jul august/aug septembar/sep oktobar/okt novembar/nov
decembar/dec
sr: јануар/јан/јануара фебруар/феб/фебруара март/мар/марта април/апр/априла мај/маја јун/јуна јул/јула
август/авг/августа септембар/сеп/септембра октобар/окт/октобра новембар/нов/новембра децембар/дец/децембра
sr-latn: januar/jan februar/feb mart/mar april/apr maj jun jul avgust/avg septembar/sep oktobar/okt novembar/nov
decembar/dec
mk: јануари/јан февруари/фев март/мар април/апр мај јуни/јун јули/јул август/авг септември/сеп октомври/окт
ноември/ное декември/дек
bg: януари/яну февруари/фев март април/апр май юни юли август/авг септември/сеп октомври/окт ноември/ное декември/дек
ru: января/янв/январь февраля/февр/февраль марта/мар/март апреля/апр/апрель мая/май июня/июн/июнь июля/июл/июль
августа/авг/август сентября/сент/сентябрь октября/окт/октябрь ноября/нояб/ноябрь декабря/дек/декабрь
uk: січня/січ/січень лютого/лют/лютий березня/бер/березень квітня/квіт/квітень травня/трав/травень червня/черв/червень
липня/лип/липень серпня/серп/серпень вересня/вер/вересень жовтня/жовт/жовтень листопада/лист/листопад
грудня/груд/грудень
be: студзеня/сту/студзень лютага/лют/люты сакавіка/сак/сакавік красавіка/кра/красавік мая/май чэрвеня/чэр/чэрвень
ліпеня/ліп/ліпень жніўня/жні/жнівень верасня/вер/верасень кастрычніка/кас/кастрычнік лістапада/ліс/лістапад
снежня/сне/снежань
el: ιανουαρίου/ιαν/ιανουάριοσ φεβρουαρίου/φεβ/φεβρουάριοσ μαρτίου/μαρ/μάρτιοσ/μάρ απριλίου/απρ/απρίλιοσ
μαΐου/μαΐ/μάιοσ/μάι ιουνίου/ιουν/ιούνιοσ/ιούν ιουλίου/ιουλ/ιούλιοσ/ιούλ αυγούστου/αυγ/αύγουστοσ/αύγ
σεπτεμβρίου/σεπ/σεπτέμβριοσ οκτωβρίου/οκτ/οκτώβριοσ νοεμβρίου/νοε/νοέμβριοσ/νοέ δεκεμβρίου/δεκ/δεκέμβριοσ
tr: ocak/oca şubat/şub mart/mar nisan/nis mayıs/may haziran/haz temmuz/tem ağustos/ağu eylül/eyl ekim/eki kasım/kas
aralık/ara
az: yanvar/yan fevral/fev mart/mar aprel/apr may iyun/iyn iyul/iyl avqust/avq sentyabr/sen oktyabr/okt noyabr/noy
dekabr/dek
hu: január/jan február/febr március/márc április/ápr május/máj június/jún július/júl augusztus/aug szeptember/szept
október/okt november/nov december/dec
ro: ianuarie/ian februarie/feb martie/mar aprilie/apr mai iunie/iun iulie/iul august/aug septembrie/sept octombrie/oct
noiembrie/nov decembrie/dec
ca: gener/gen febrer/febr març abril/abr maig juny juliol/jul agost/ag setembre/set octubre/oct novembre/nov
desembre/des
gl: xaneiro/xan febreiro/feb marzo/mar abril/abr maio xuño xullo/xul agosto/ago setembro/set outubro/out novembro/nov
decembro/dec
eu: urtarrila/urt otsaila/ots martxoa/mar apirila/api maiatza/mai ekaina/eka uztaila/uzt abuztua/abu iraila/ira
urria/urr azaroa/aza abendua/abe
ga: eanáir/ean feabhra/feabh márta aibreán/aib bealtaine/beal meitheamh/meith iúil lúnasa/lún meán_fómhair/mfómh
deireadh_fómhair/dfómh samhain/samh nollaig/noll
gd: fhaoilleach/faoi/faoilleach ghearran/gearr/gearran mhàrt/màrt ghiblean/gibl/giblean chèitean/cèit/cèitean
ògmhios/ògmh iuchar/iuch lùnastal/lùna sultain/sult dàmhair/dàmh samhain/samh dùbhlachd/dùbh
cy: ionawr/ion chwefror/chwef/chw mawrth/maw ebrill/ebr mai mehefin/meh gorffennaf/gorff/gor awst medi hydref/hyd
tachwedd/tach rhagfyr/rhag
is: janúar/jan febrúar/feb mars/mar apríl/apr maí júní/jún júlí/júl ágúst/ágú september/sep október/okt nóvember/nóv
desember/des
sq: janar/jan shkurt/shk mars/mar prill/pri maj qershor/qer korrik/korr gusht/gush shtator/sht tetor/tet nëntor/nën
dhjetor/dhj
eo: januaro/jan februaro/feb marto/mar aprilo/apr majo/maj junio/jun julio/jul aŭgusto/aŭg septembro/sep oktobro/okt
novembro/nov decembro/dec
ar: يناير/كانون_الثاني/جانفي فبراير/شباط/فيفري مارس/آذار أبريل/نيسان/أفريل مايو/أيار/ماي يونيو/حزيران/جوان
يوليو/تموز/جويلية أغسطس/آب/أوت سبتمبر/أيلول أكتوبر/تشرين_الأول نوفمبر/تشرين_الثاني ديسمبر/كانون_الأول
fa: ژانویه فوریه مارس آوریل مه/می ژوئن ژوئیه/جولای اوت/آگوست سپتامبر اکتبر نوامبر دسامبر
ur: جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر
he: ינואר/ינו׳ פברואר/פבר׳ מרץ אפריל/אפר׳ מאי יוני יולי אוגוסט/אוג׳ ספטמבר/ספט׳ אוקטובר/אוק׳ נובמבר/נוב׳ דצמבר/דצמ׳
hi: जनवरी/जन॰ फ़रवरी/फ़र॰ मार्च अप्रैल मई जून जुलाई/जुल॰ अगस्त/अग॰ सितंबर/सित॰ अक्टूबर/अक्टू॰ नवंबर/नव॰ दिसंबर/दिस॰
bn: জানুয়ারি/জানু ফেব্রুয়ারি/ফেব মার্চ এপ্রিল/এপ্রি মে জুন জুলাই/জুল আগস্ট/আগ/অগাষ্ট সেপ্টেম্বর/সেপ/সেপ্ট
অক্টোবর/অক্টো নভেম্বর/নভে ডিসেম্বর/ডিসে
ta: ஜனவரி/ஜன/தை பிப்ரவரி/பிப்/மாசி மார்ச்/மார்/பங்குனி ஏப்ரல்/ஏப்/சித்திரை மே/வைகாசி ஜூன்/ஆனி ஜூலை/ஆடி ஆகஸ்ட்/ஆக/ஆவணி
செப்டம்பர்/செப்/புரட்டாதி அக்டோபர்/அக்/ஐப்பசி நவம்பர்/நவ/கார்த்திகை டிசம்பர்/டிச/மார்கழி
si: දුරුතු/ජනවාරි නවම්/පෙබරවාරි මැදින්/මාර්තු බක්/අප්‍රේල් වෙසක්/මැයි පොසොන්/ජූනි ඇසළ/ජූලි නිකිණි/අගෝස්තු
බිනර/සැප්තැම්බර් වප්/ඔක්තෝබර් ඉල්/නොවැම්බර් උඳුවප්/දෙසැම්බර්
th: มกราคม/ม.ค กุมภาพันธ์/ก.พ มีนาคม/มี.ค เมษายน/เม.ย พฤษภาคม/พ.ค มิถุนายน/มิ.ย กรกฎาคม/ก.ค สิงหาคม/ส.ค กันยายน/ก.ย
ตุลาคม/ต.ค พฤศจิกายน/พ.ย ธันวาคม/ธ.ค
vi: tháng_một tháng_hai tháng_ba tháng_tư tháng_năm tháng_sáu tháng_bảy tháng_tám tháng_chín tháng_mười tháng_mười_một
tháng_mười_hai
id: januari/jan februari/feb maret/mar april/apr mei juni/jun juli/jul agustus/agu september/sep oktober/okt
november/nov desember/des
ms: januari/jan februari/feb mac april/apr mei jun julai/jul ogos/ogo september/sep oktober/okt november/nov
disember/dis
sw: januari/jan februari/feb/febuari machi/mac aprili/apr mei juni/jun julai/jul agosti/ago septemba/sep oktoba/okt
novemba/nov desemba/des/disemba
ka: იანვარი/იან თებერვალი/თებ მარტი/მარ აპრილი/აპრ მაისი/მაი ივნისი/ივნ ივლისი/ივლ აგვისტო/აგვ სექტემბერი/სექ
ოქტომბერი/ოქტ ნოემბერი/ნოე დეკემბერი/დეკ
hy: հունվարի/հնվ/հունվար փետրվարի/փտվ/փետրվար մարտի/մրտ/մարտ ապրիլի/ապր/ապրիլ մայիսի/մյս/մայիս հունիսի/հնս/հունիս
հուլիսի/հլս/հուլիս օգոստոսի/օգս/օգոստոս սեպտեմբերի/սեպ/սեպտեմբեր հոկտեմբերի/հոկ/հոկտեմբեր նոյեմբերի/նոյ/նոյեմբեր
դեկտեմբերի/դեկ/դեկտեմբեր
zh: 一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月
af: januarie/jan februarie/feb maart/mrt april/apr mei junie/jun julie/jul augustus/aug september/sep oktober/okt
november/nov desember/des
ckb: کانوونی_دووەم/كانونی_دووه‌م شوبات ئازار نیسان ئایار حوزەیران/حوزه‌یران تەمووز/ته‌مموز ئاب ئەیلوول/ئه‌یلول
تشرینی_یەکەم/تشرینی_یه‌كه‌م تشرینی_دووەم/تشرینی_دووه‌م کانونی_یەکەم/كانونی_یه‌كه‌م
ug: يانۋار فېۋرال مارت ئاپرېل ماي ئىيۇن ئىيۇل ئاۋغۇست سېنتەبىر ئۆكتەبىر نويابىر دېكابىر
my: ဇန်နဝါရီ/ဇန် ဖေဖော်ဝါရီ/ဖေ/ေဖ‌ေဖာ်ဝါရီ မတ် ဧပြီ/ဧြပီ မေ/ေမ ဇွန် ဇူလိုင်/ဇူ ဩဂုတ် စက်တင်ဘာ/စက်
အောက်တိုဘာ/အောက်/ေအာက်တိုဘာ နိုဝင်ဘာ/နို ဒီဇင်ဘာ/ဒီ
jv: januari/jan februari/feb/pebruari maret/mar april/apr mei juni/jun juli/jul agustus/agt september/sep oktober/okt
november/nov desember/des
su: januari/jan pébruari/péb maret/mar april/apr méi juni/jun juli/jul agustus/ags séptémber/sép oktober/okt
nopémber/nop désémber/dés
fil: enero/ene pebrero/peb marso/mar abril/abr mayo/may hunyo/hun hulyo/hul agosto/ago setyembre/set oktubre/okt
nobyembre/nob disyembre/dis
"""
"""A language, then its twelve months, each with the forms it takes: alone, in a date, short.

Source: Unicode CLDR (months of the Gregorian calendar) and the translations of WordPress 6.1.
"""


def month_of(word: str, language: str = "") -> int | None:
    """The number of the month that a word names in lower case; of one with several meanings, the page's language's."""
    own = _tables().get(language.partition("-")[0].lower(), {})
    return own.get(word) or _common().get(word)


@cache
def _tables() -> dict[str, dict[str, int]]:
    """Names to numbers, by language."""
    tables: dict[str, dict[str, int]] = {}
    month = 0
    for piece in _NAMES.split():
        if piece.endswith(":"):
            table = tables.setdefault(piece[:-1], {})
            month = 0
            continue
        month += 1
        for name in piece.split("/"):
            table.setdefault(name.replace("_", " "), month)
    return tables


@cache
def _common() -> dict[str, int]:
    """The names that are the same month in every language that has them, or are English."""
    meanings = {(name, month) for table in _tables().values() for name, month in table.items()}
    times = Counter(name for name, _ in meanings)
    return {name: month for name, month in meanings if times[name] == 1} | _tables()["en"]
