#include "calendar/monthmodel.h"
#include "calendar/monthpaper.h"
#include "core/clock.h"
#include "preview/paperwriter.h"
#include "preview/printpreview.h"
#include "registry/accountpapers.h"
#include "review/ledgerpaper.h"

#include <QBuffer>
#include <QComboBox>
#include <QPdfDocument>
#include <QPdfSelection>
#include <QPrinter>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace zhijian;
using namespace Qt::StringLiterals;

/// The printed forms, read back from their PDFs, and the preview that shows them (ux.md 4 no. 19).
class PapersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filingFormHasItsFields_R1_R3_R13();
    void appHasNoAccountId_R2();
    void listRepeatsItsHead();
    void ledgerSaysWhatCounts_R80_R83();
    void ledgerHasRoomForThePen();
    void monthShowsHolidaysAndItems_R25_R26();
    void textFromOutsideIsEscaped();
    void eachPageHasOfficeTimeAndNumber();
    void nothingLeavesThePage();
    void previewFitsTheSmallScreen();
    void previewSavesWhatItShows();
    void previewPrintsAllPages();

private:
    static EntityId anyId()
    {
        static const FixedClock clock(QDateTime(QDate(2026, 11, 23), QTime(9, 0), chinaTimeZone()));
        return EntityId::create(clock);
    }
    static qint64 at(QDate date, QTime time) { return QDateTime(date, time, chinaTimeZone()).toMSecsSinceEpoch(); }
    static registry::FilingForm form();
    static Paper list(int accounts);
    static review::LedgerEntry ledger();
    static Paper month();
    static preview::PaperFoot foot() { return {u"云岭县人民政府办公室"_s, QDateTime(QDate(2026, 11, 23), QTime(16, 5), chinaTimeZone())}; }
    /// For the eye: ZHIJIAN_PAPER_SHOTS names a folder.
    static void keep(const QString &name, const QByteArray &pdf);
};

namespace {

/// The pages of a PDF as text, without blanks; radicals that a renderer wrote become characters again.
class ReadBack
{
public:
    explicit ReadBack(const QByteArray &pdf)
    {
        QBuffer buffer;
        buffer.setData(pdf);
        buffer.open(QIODevice::ReadOnly);
        document.load(&buffer);
        for (int page = 0; page < document.pageCount(); ++page) {
            QString text = document.getAllText(page).text().normalized(QString::NormalizationForm_KC);
            text = undone(text);
            text.removeIf([](QChar c) { return c.isSpace() || c.category() == QChar::Other_Control; });
            pages.append(text);
            sizes.append(document.pagePointSize(page));
        }
    }
    [[nodiscard]] QString all() const { return pages.join(QString()); }
    [[nodiscard]] bool has(const QString &words) const
    {
        QString wanted = undone(words.normalized(QString::NormalizationForm_KC));
        wanted.removeIf([](QChar c) { return c.isSpace(); });
        return all().contains(wanted);
    }

    /// NFKC leaves the radicals of simplified characters alone, and makes 户 to its old form.
    [[nodiscard]] static QString undone(QString text)
    {
        return text.replace(u'⺠', u'民').replace(u'⻅', u'见').replace(u'戶', u'户').replace(u'⻚', u'页').replace(u'⻓', u'长').replace(u'⻔', u'门');
    }

    QPdfDocument document;
    QStringList pages;
    QList<QSizeF> sizes;
};

QByteArray pdf(const Paper &paper, const preview::PaperFoot &foot)
{
    const auto made = preview::pdfOf(paper, foot);
    return made.value_or(QByteArray());
}

} // namespace

#define VERIFY_HAS(read, words) QVERIFY2((read).has(words), qPrintable(QString(words) + u" not in "_s + (read).all()))

void PapersTest::keep(const QString &name, const QByteArray &pdf)
{
    const QString folder = qEnvironmentVariable("ZHIJIAN_PAPER_SHOTS");
    if (folder.isEmpty())
        return;
    QFile file(folder + u'/' + name + u".pdf"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(pdf);
}

registry::FilingForm PapersTest::form()
{
    Account account;
    account.name = u"云岭发布"_s;
    account.platform = u"wechat"_s;
    account.kind = u"公众号"_s;
    account.platformId = u"gh_yunlingfabu"_s;
    account.link = u"https://mp.weixin.qq.com/mp/profile_ext?action=home&__biz=MzA5ODEzMjIyMA=="_s;
    account.organiser = u"云岭县人民政府办公室"_s;
    account.creditCode = u"11530000MB0X12345K"_s;
    account.operatingUnit = u"云岭县融媒体中心"_s;
    account.certifiedSubject = u"云岭县人民政府办公室"_s;
    account.certifiedUntil = QDate(2027, 3, 31);
    account.leader = u"李文清"_s;
    account.leaderPost = u"副主任"_s;
    account.keeper = u"王小云"_s;
    account.openedOn = QDate(2019, 5, 6);
    account.positioning = u"发布本县政务信息，解读政策，回应关切。"_s;
    account.interaction = u"留言、私信，工作日办理。"_s;
    account.filingNumber = u"YL-2019-001"_s;
    account.state = AccountState::Running;
    return {account, u"微信"_s, u"13800001234"_s, u"13900005678"_s};
}

Paper PapersTest::list(int accounts)
{
    QList<journal::AccountRow> rows;
    for (int i = 1; i <= accounts; ++i) {
        journal::AccountRow row;
        row.name = u"第%1号账号"_s.arg(i);
        row.platform = u"weibo"_s;
        row.kind = u"微博"_s;
        row.platformId = u"id-%1"_s.arg(i);
        row.organiser = u"云岭县自然资源和林业草原局"_s;
        row.state = AccountState::Running;
        rows.append(row);
    }
    return registry::accountList(rows, {{u"weibo"_s, u"新浪微博"_s}}, QDate(2026, 11, 23));
}

review::LedgerEntry PapersTest::ledger()
{
    using review::ChainRow;
    review::LedgerEntry entry;
    entry.title = u"一图看懂高龄津贴"_s;
    entry.accounts = u"云岭发布"_s;
    entry.submittedBy = u"周明"_s;
    entry.submittedAt = at(QDate(2026, 11, 20), QTime(9, 30));
    entry.state = ItemState::SecondReview;
    entry.revision = Digest(Suite::Sm3Sm2, QByteArray(32, 'a'));
    entry.limits = {{{5, 5}, {5, 3}, {5, 1}}};
    ChainRow first{.stage = Stage::First, .standing = ChainRow::Standing::Counts, .name = u"王小云"_s};
    first.record.signOff.verdict = Verdict::Passed;
    first.record.signOff.revision = entry.revision;
    first.record.signOff.shown = Digest(Suite::Sm3Sm2, QByteArray(32, 'b'));
    first.record.signOff.gates.fill({true, {}});
    first.record.signOff.errors = 2;
    first.record.isSigned = true;
    first.record.time = at(QDate(2026, 11, 20), QTime(10, 15));
    ChainRow second{.stage = Stage::Second, .standing = ChainRow::Standing::Waiting};
    ChainRow third{.stage = Stage::Final, .standing = ChainRow::Standing::Later};
    ChainRow old = first;
    old.standing = ChainRow::Standing::Void;
    old.reason = u"签批之后稿件有改动，须重新审签（R-82）"_s;
    old.record.signOff.verdict = Verdict::Returned;
    old.record.signOff.opinion = u"〔第 3 行“补贴”〕与原文不符"_s;
    old.record.signOff.gates.at(size_t(Gate::Wording)) = {false, u"错别字两处"_s};
    entry.chain = {first, second, third, old};
    return entry;
}

Paper PapersTest::month()
{
    calendar::MonthModel model(rules::WorkCalendar::builtIn());
    model.setMonth(QDate(2026, 10, 1));
    journal::PlanRow plan;
    plan.id = anyId();
    plan.item = anyId();
    plan.title = u"秋收农机补贴办理指南"_s;
    plan.date = QDate(2026, 10, 10);
    plan.time = QTime(9, 0);
    journal::ReleaseRow release;
    release.id = anyId();
    release.item = anyId();
    release.title = u"国庆假期县城交通提示"_s;
    release.releasedAt = at(QDate(2026, 10, 1), QTime(8, 0));
    model.setPlans({plan}, {release});
    return calendar::monthPaper(model, u"云岭发布"_s);
}

void PapersTest::filingFormHasItsFields_R1_R3_R13()
{
    registry::FilingForm filled = form();
    const QByteArray bytes = pdf(registry::filingForm(filled), foot());
    keep(u"filing"_s, bytes);
    const ReadBack read(bytes);
    QCOMPARE(read.pages.size(), 1); // One sheet per account
    QVERIFY(read.sizes.first().height() > read.sizes.first().width());
    for (const QString &words : {u"政务新媒体账号备案登记表"_s, u"云岭发布"_s, u"gh_yunlingfabu"_s, u"微信"_s, u"公众号"_s, u"MzA5ODEzMjIyMA=="_s,
                                 u"11530000MB0X12345K"_s, u"2027年3月31日"_s, u"李文清"_s, u"13800001234"_s, u"王小云"_s, u"13900005678"_s,
                                 u"2019年5月6日"_s, u"回应关切"_s, u"YL-2019-001"_s, u"正常运行"_s, u"主管单位意见"_s})
        VERIFY_HAS(read, words);
    QVERIFY(!read.has(u"重复开设理由"_s));
    filled.account.duplicateReason = u"面向少数民族语言读者"_s;
    const ReadBack second(pdf(registry::filingForm(filled), foot()));
    VERIFY_HAS(second, u"重复开设理由面向少数民族语言读者"_s);
    QCOMPARE(second.pages.size(), 1);
}

void PapersTest::appHasNoAccountId_R2()
{
    registry::FilingForm filled = form();
    filled.account.kind = u"客户端"_s;
    const ReadBack read(pdf(registry::filingForm(filled), foot()));
    QVERIFY(!read.has(u"gh_yunlingfabu"_s));
    VERIFY_HAS(read, u"客户端不填"_s);
}

void PapersTest::listRepeatsItsHead()
{
    const QByteArray bytes = pdf(list(70), foot());
    keep(u"list"_s, bytes);
    const ReadBack read(bytes);
    QVERIFY(read.pages.size() >= 3);
    QVERIFY(read.sizes.first().width() > read.sizes.first().height());
    for (const QString &page : read.pages)
        QVERIFY2(page.contains(u"主办单位"_s) && page.contains(u"最近发布"_s), qPrintable(page));
    for (int i = 1; i <= 70; ++i) // A row that a page end cut would lose its words
        QCOMPARE(read.all().count(u"第%1号账号"_s.arg(i)), 1);
}

void PapersTest::ledgerSaysWhatCounts_R80_R83()
{
    const QByteArray bytes = pdf(review::ledgerPaper(ledger()), foot());
    keep(u"ledger"_s, bytes);
    const ReadBack read(bytes);
    for (const QString &words : {u"三审三校审签单"_s, u"一图看懂高龄津贴"_s, u"一审（有效）"_s, u"二审（待签）"_s, u"三审（未到）"_s, u"一审（作废）"_s,
                                 u"2026年11月20日 10:15"_s, u"2 处（限 5 处）"_s, u"政治关：通过"_s, u"文字关：未通过（错别字两处）"_s,
                                 u"与原文不符"_s, u"签批之后稿件有改动，须重新审签（R-82）"_s, ledger().revision.shortText(),
                                 Digest(Suite::Sm3Sm2, QByteArray(32, 'b')).shortText()})
        VERIFY_HAS(read, words);
    QVERIFY(read.all().indexOf(u"作废原因"_s) > read.all().indexOf(u"三审"_s));
}

void PapersTest::ledgerHasRoomForThePen()
{
    const ReadBack read(pdf(review::ledgerPaper(ledger()), foot()));
    QCOMPARE(read.all().count(u"签字:"_s), 2); // The two stages to come
    for (const Gate gate : enumValues<Gate>())
        QCOMPARE(read.all().count(QString(chineseName(gate) + u"□通过"_s)), 2);
}

void PapersTest::monthShowsHolidaysAndItems_R25_R26()
{
    const QByteArray bytes = pdf(month(), foot());
    keep(u"month"_s, bytes);
    const ReadBack read(bytes);
    QCOMPARE(read.pages.size(), 1);
    QVERIFY(read.sizes.first().width() > read.sizes.first().height());
    for (const QString &words : {u"2026年10月发布日历"_s, u"云岭发布"_s, u"星期日"_s, u"1 休 "_s, u"国庆节"_s, u"10 班"_s, u"霜降"_s,
                                 u"09:00 秋收农机补贴办理指南"_s, u"08:00 国庆假期县城交通提示〔已发布"_s})
        VERIFY_HAS(read, words);
    calendar::MonthModel six(rules::WorkCalendar::builtIn());
    six.setMonth(QDate(2026, 11, 1)); // Begins on a Sunday
    QCOMPARE(ReadBack(pdf(calendar::monthPaper(six, {}), foot())).pages.size(), 1);
    calendar::MonthModel later(rules::WorkCalendar::builtIn());
    later.setMonth(QDate(2031, 1, 1));
    VERIFY_HAS(ReadBack(pdf(calendar::monthPaper(later, {}), foot())), later.fallbackSentence());
}

void PapersTest::textFromOutsideIsEscaped()
{
    registry::FilingForm filled = form();
    filled.account.name = u"<b>甲</b>&乙<img src='file:///etc/passwd'>"_s;
    VERIFY_HAS(ReadBack(pdf(registry::filingForm(filled), foot())), u"<b>甲</b>&乙<img"_s);
    review::LedgerEntry entry = ledger();
    entry.title = u"<table>"_s;
    VERIFY_HAS(ReadBack(pdf(review::ledgerPaper(entry), foot())), u"<table>"_s);
}

void PapersTest::eachPageHasOfficeTimeAndNumber()
{
    const ReadBack read(pdf(list(70), foot()));
    for (qsizetype page = 0; page < read.pages.size(); ++page) {
        QVERIFY(read.pages.at(page).contains(u"云岭县人民政府办公室"_s));
        QVERIFY(read.pages.at(page).contains(u"2026-11-2316:05"_s));
        QVERIFY2(read.pages.at(page).contains(u"第%1页,共%2页"_s.arg(page + 1).arg(read.pages.size())), qPrintable(read.pages.at(page)));
    }
}

/// Nothing is drawn outside the margins: a clipped row or a wide address would reach them.
void PapersTest::nothingLeavesThePage()
{
    for (const Paper &paper : {registry::filingForm(form()), list(70), review::ledgerPaper(ledger()), month()}) {
        ReadBack read(pdf(paper, foot()));
        QBuffer buffer;
        buffer.setData(pdf(paper, foot()));
        QVERIFY(buffer.open(QIODevice::ReadOnly));
        QPdfDocument document;
        document.load(&buffer);
        for (int page = 0; page < document.pageCount(); ++page) {
            QImage image = document.render(page, document.pagePointSize(page).toSize());
            QVERIFY(!image.isNull());
            const int margin = 45; // Points; the narrowest margin is 18 mm
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    if ((x < margin || x >= image.width() - margin) && qAlpha(image.pixel(x, y)) > 0)
                        QVERIFY2(qGray(image.pixel(x, y)) > 200, qPrintable(u"%1 page %2 at %3,%4"_s.arg(paper.title).arg(page).arg(x).arg(y)));
        }
    }
}

void PapersTest::previewFitsTheSmallScreen()
{
    preview::PrintPreview shown(u"审签单：甲/乙"_s, pdf(list(70), foot()));
    shown.setAttribute(Qt::WA_DeleteOnClose, false);
    shown.show();
    QVERIFY(QTest::qWaitForWindowExposed(&shown));
    QVERIFY2(shown.height() <= 470 && shown.width() <= 911, qPrintable(u"%1x%2"_s.arg(shown.width()).arg(shown.height())));
    QVERIFY(shown.pageCount() >= 3);
    QVERIFY(!shown.fileName().contains(u'/'));
    for (const QWidget *control : shown.findChildren<QPushButton *>())
        QVERIFY(!control->objectName().isEmpty() && !control->accessibleName().isEmpty());
    const auto *printers = shown.findChild<QComboBox *>(u"printers"_s);
    QCOMPARE(shown.findChild<QPushButton *>(u"print"_s)->isEnabled(), printers->isEnabled()); // No printer: save only
    if (const QString folder = qEnvironmentVariable("ZHIJIAN_PAPER_SHOTS"); !folder.isEmpty()) {
        QTest::qWait(500);
        shown.grab().save(folder + u"/preview.png"_s);
    }
    QTest::keyClick(&shown, Qt::Key_Escape);
    QVERIFY(!shown.isVisible());
}

void PapersTest::previewSavesWhatItShows()
{
    const QByteArray bytes = pdf(registry::filingForm(form()), foot());
    preview::PrintPreview shown(u"备案登记表"_s, bytes);
    QTemporaryDir folder;
    const QString path = folder.filePath(shown.fileName());
    QVERIFY(shown.saveTo(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), bytes);
    QVERIFY(!shown.saveTo(folder.filePath(u"没有的文件夹/甲.pdf"_s)));
}

void PapersTest::previewPrintsAllPages()
{
    preview::PrintPreview shown(u"一览表"_s, pdf(list(70), foot()));
    QTemporaryDir folder;
    QPrinter printer(QPrinter::HighResolution);
    printer.setOutputFormat(QPrinter::PdfFormat);
    printer.setOutputFileName(folder.filePath(u"out.pdf"_s));
    QVERIFY(shown.printTo(printer));
    QPdfDocument out;
    QCOMPARE(out.load(folder.filePath(u"out.pdf"_s)), QPdfDocument::Error::None);
    QCOMPARE(out.pageCount(), shown.pageCount());
    QVERIFY(out.pagePointSize(0).width() > out.pagePointSize(0).height());
    preview::PrintPreview empty(u"空"_s, {});
    QVERIFY(!empty.printTo(printer));
}

QTEST_MAIN(PapersTest)

#include "tst_papers.moc"
