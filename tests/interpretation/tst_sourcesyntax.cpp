#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/FoldingRegion>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// Writes each line with the names of the formats, in the manner of the library's own reference files.
class ReferenceWriter : public KSyntaxHighlighting::AbstractHighlighter
{
public:
    QString reference(const QString &source)
    {
        KSyntaxHighlighting::State state;
        QString result;
        for (const QString &line : source.split(u'\n')) {
            m_line = line;
            m_result.clear();
            m_folds.clear();
            state = highlightLine(line, state);
            result += m_result + m_folds + u"<br/>\n";
        }
        return result;
    }
    int openRegions = 0;

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        const QString text = m_line.sliced(offset, length);
        m_result += format.name() == "Text"_L1 ? text : QString(u'<' + format.name() + u'>' + text + u"</" + format.name() + u'>');
    }
    void applyFolding(int, int, KSyntaxHighlighting::FoldingRegion region) override
    {
        const bool begins = region.type() == KSyntaxHighlighting::FoldingRegion::Begin;
        openRegions += begins ? 1 : -1;
        m_folds += begins ? u"<begin/>"_s : u"<end/>"_s;
    }

private:
    QString m_line;
    QString m_result;
    QString m_folds;
};

QString fileText(const QString &path)
{
    QFile file(QLatin1StringView(ZHIJIAN_TEST_FOLDER) + u'/' + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

/// resources/syntax/zhijian-interpretation.xml
class tst_SourceSyntax : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void loadsWithoutWarnings();
    void highlightsAsInTheReference();

private:
    KSyntaxHighlighting::Repository m_repository;
};

void tst_SourceSyntax::loadsWithoutWarnings()
{
    QTest::failOnWarning();
    const auto definition = m_repository.definitionForName(u"Zhijian Interpretation"_s);
    QVERIFY(definition.isValid());
    QVERIFY(definition.foldingEnabled());
    QCOMPARE(m_repository.definitionForFileName(u"x.zhijian"_s), definition);
    QVERIFY(definition.formats().size() > 20);
}

// ZHIJIAN_UPDATE_GOLDEN=1 writes the file; look at it before committing.
void tst_SourceSyntax::highlightsAsInTheReference()
{
    QTest::failOnWarning();
    ReferenceWriter writer;
    writer.setDefinition(m_repository.definitionForName(u"Zhijian Interpretation"_s));
    const QString reference = writer.reference(fileText(u"samples/syntax.md"_s));
    if (qEnvironmentVariableIsSet("ZHIJIAN_UPDATE_GOLDEN")) {
        QFile file(QLatin1StringView(ZHIJIAN_TEST_FOLDER) + u"/golden/syntax.reference"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(reference.toUtf8());
    }
    QCOMPARE(reference, fileText(u"golden/syntax.reference"_s));
    QCOMPARE(writer.openRegions, 0);
}

QTEST_GUILESS_MAIN(tst_SourceSyntax)
#include "tst_sourcesyntax.moc"
