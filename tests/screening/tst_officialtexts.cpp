#include "screened.h"

#include <KZip>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#ifdef ZHIJIAN_HAS_PDF
#include <QPdfDocument>
#include <QPdfSelection>
#endif

using namespace Qt::StringLiterals;
using namespace zhijian;
using namespace zhijian::screening;

/// False alarms on texts that were published: no block, and few findings (T4, T5). Prints the counts; with
/// ZHIJIAN_VERBOSE set, every finding. Reads ../shared/data and is content without it.
class tst_OfficialTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shippedSamplesAreClean();
    void policiesAreNotBlocked_data();
    void policiesAreNotBlocked();
    void workReports();
    void cleanSentences();
};

namespace {

QString shared(const QString &path)
{
    return QString(qEnvironmentVariable("ZHIJIAN_SHARED_DATA") + u'/' + path);
}

QString docxText(const QString &path)
{
    KZip zip(path);
    if (!zip.open(QIODevice::ReadOnly))
        return {};
    const KArchiveFile *file = zip.directory()->file(u"word/document.xml"_s);
    QString text;
    QXmlStreamReader xml(file ? file->data() : QByteArray());
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == "t"_L1)
            text += xml.readElementText();
        else if (xml.isEndElement() && xml.name() == "p"_L1)
            text += u"\n\n"_s;
    }
    return text;
}

#ifdef ZHIJIAN_HAS_PDF
QString pdfText(const QString &path)
{
    QPdfDocument pdf;
    pdf.load(path);
    QString text;
    for (int page = 0; page < pdf.pageCount(); ++page)
        text += QString(pdf.getAllText(page).text() + u'\n');
    return text.remove(u'\r');
}
#else
QString pdfText(const QString &)
{
    return {};
}
#endif

QString fileText(const QString &path)
{
    if (path.endsWith(".docx"_L1))
        return docxText(path);
    if (path.endsWith(".pdf"_L1))
        return pdfText(path);
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The reports were taken from web pages: a link stands on lines of its own.
QString withoutWebBreaks(QString text)
{
    static const QRegularExpression breaks(u"\\s*\\n\\s*(?=[，。；、）》”])|(?<=[《（“])\\s*\\n\\s*"_s);
    return text.remove(breaks);
}

struct Tally
{
    qsizetype characters = 0;
    QMap<Severity, int> severities;
    QMap<QString, int> rules;

    void add(const QString &text)
    {
        characters += text.size();
        for (const Finding &finding : screened::screener().screen(text)) {
            ++severities[finding.severity];
            ++rules[finding.ruleId];
            if (qEnvironmentVariableIsSet("ZHIJIAN_VERBOSE")) {
                const QString context = text.mid(qMax<qsizetype>(0, finding.position - 12), finding.length + 24).simplified();
                qInfo("%s [%s] %s", qUtf8Printable(finding.ruleId), qUtf8Printable(finding.excerpt), qUtf8Printable(context.left(90)));
            }
        }
    }

    [[nodiscard]] double per10000(Severity severity) const { return per10000(severities.value(severity)); }
    [[nodiscard]] double per10000(int count) const { return 10000.0 * count / double(qMax<qsizetype>(1, characters)); }
    /// Errors and warnings but for half-width punctuation, which these files really have.
    [[nodiscard]] double alarms() const
    {
        return per10000(severities.value(Severity::Error) + severities.value(Severity::Warning) - rules.value(u"punctuation.halfwidth"_s));
    }

    void print(const char *name) const
    {
        QStringList list;
        for (auto it = rules.cbegin(); it != rules.cend(); ++it)
            list.append(u"%1 %2"_s.arg(it.key()).arg(it.value()));
        qInfo("%s: %lld characters; per 10,000: %.2f alarms, %.2f blocking, %.2f errors, %.2f warnings, %.2f hints (%s)", name, qlonglong(characters), alarms(),
            per10000(Severity::Blocking), per10000(Severity::Error), per10000(Severity::Warning), per10000(Severity::Hint),
            qUtf8Printable(list.join(u", "_s)));
    }
};

} // namespace

/// What we ship as an example sets the standard: nothing but hints.
void tst_OfficialTexts::shippedSamplesAreClean()
{
    const QDir folder(QStringLiteral(ZHIJIAN_SAMPLES));
    for (const QString &name : folder.entryList({u"*.md"_s, u"*.txt"_s}, QDir::Files))
        for (const Finding &finding : screened::screener().screen(fileText(folder.filePath(name))))
            QVERIFY2(finding.severity == Severity::Hint, qUtf8Printable(QString(name + u": "_s + finding.ruleId + u' ' + finding.excerpt)));
}

void tst_OfficialTexts::policiesAreNotBlocked_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(shared(u"policies"_s));
    for (const QString &name : folder.entryList({u"*.txt"_s, u"*.docx"_s, u"*.pdf"_s}, QDir::Files))
        QTest::newRow(qUtf8Printable(name)) << folder.filePath(name);
    if (folder.isEmpty())
        QTest::newRow("none here") << QString();
}

void tst_OfficialTexts::policiesAreNotBlocked()
{
    QFETCH(QString, path);
    if (path.isEmpty()) {
        qInfo("no shared policies");
        return;
    }
    const QString text = fileText(path);
    QVERIFY(text.size() > 1000);
    Tally tally;
    tally.add(text);
    tally.print("policy");
    QCOMPARE(tally.severities.value(Severity::Blocking), 0);
    QVERIFY(tally.alarms() < 1.5);
}

void tst_OfficialTexts::workReports()
{
    QFile file(shared(u"official/government_work_reports.jsonl"_s));
    if (!file.open(QIODevice::ReadOnly)) {
        qInfo("no shared work reports");
        return;
    }
    Tally recent;
    Tally old;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QJsonObject report = QJsonDocument::fromJson(line).object();
        if (report.isEmpty())
            continue;
        // Before about 2013 the wording norms were others (解放前, 百分之).
        const int year = report.value("title"_L1).toString().first(4).toInt();
        (year >= 2013 ? recent : old).add(withoutWebBreaks(report.value("content"_L1).toString()));
    }
    recent.print("reports since 2013");
    old.print("reports before 2013");
    QVERIFY(recent.characters > 100000);
    QCOMPARE(recent.severities.value(Severity::Blocking), 0);
    QVERIFY(recent.alarms() < 1.0);
}

void tst_OfficialTexts::cleanSentences()
{
    QFile file(shared(u"spelling/clean-xxqg-dev.json"_s));
    if (!file.open(QIODevice::ReadOnly)) {
        qInfo("no shared sentences");
        return;
    }
    Tally tally;
    for (const QJsonValue &value : QJsonDocument::fromJson(file.readAll()).array()) {
        // The set writes half-width commas throughout; that is not what is measured here.
        QString text = value.toObject().value("correct_text"_L1).toString();
        text.replace(u',', u'，').replace(u';', u'；').replace(u':', u'：').replace(u'?', u'？').replace(u'!', u'！').replace(u'(', u'（').replace(u')', u'）');
        tally.add(text);
    }
    tally.print("clean sentences");
    QVERIFY(tally.alarms() < 1.0);
    QCOMPARE(tally.severities.value(Severity::Blocking), 0);
}

QTEST_MAIN(tst_OfficialTexts)
#include "tst_officialtexts.moc"
