#include "htmlreader.h"

#include "officefile/textdecoder.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace zhijian::policy {

namespace {

QString withoutEntities(const QString &text)
{
    static const QRegularExpression expression(u"&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z]{2,8});"_s);
    static const QHash<QString, QString> names{
        {u"nbsp"_s, u" "_s}, {u"lt"_s, u"<"_s}, {u"gt"_s, u">"_s}, {u"amp"_s, u"&"_s}, {u"quot"_s, u"\""_s}, {u"apos"_s, u"'"_s},
        {u"ldquo"_s, u"“"_s}, {u"rdquo"_s, u"”"_s}, {u"lsquo"_s, u"‘"_s}, {u"rsquo"_s, u"’"_s}, {u"mdash"_s, u"—"_s}, {u"ndash"_s, u"–"_s},
        {u"hellip"_s, u"…"_s}, {u"middot"_s, u"·"_s}, {u"emsp"_s, u"　"_s}, {u"ensp"_s, u" "_s}, {u"times"_s, u"×"_s}, {u"permil"_s, u"‰"_s}};
    QString result;
    qsizetype done = 0;
    for (const QRegularExpressionMatch &match : expression.globalMatch(text)) {
        result += QStringView(text).sliced(done, match.capturedStart() - done);
        const QString name = match.captured(1);
        if (name.startsWith(u'#')) {
            const char32_t code = name.at(1) == u'x' ? name.sliced(2).toUInt(nullptr, 16) : name.sliced(1).toUInt();
            if (code >= 0x20 && code <= 0x10FFFF)
                result += QString::fromUcs4(&code, 1);
        } else {
            result += names.value(name, match.captured());
        }
        done = match.capturedEnd();
    }
    return result + QStringView(text).sliced(done);
}

/// Collects text between tags into paragraphs.
class BlockCollector
{
public:
    void add(const QString &text)
    {
        if (m_hidden.isEmpty())
            m_text += withoutEntities(QString(text).replace(u'\n', u' '));
    }
    void tag(const QString &name, bool isClosing);
    [[nodiscard]] QList<RawParagraph> take()
    {
        flush();
        return std::move(m_paragraphs);
    }
    [[nodiscard]] QString title() const { return m_title; }

private:
    void flush()
    {
        const QString text = std::exchange(m_text, {}).trimmed();
        if (!text.isEmpty())
            m_paragraphs.append({.text = text, .headingLevel = m_heading});
    }
    void flushRow()
    {
        m_text.clear();
        const QString row = m_cells.join(u" | "_s);
        if (!m_cells.join(QString()).trimmed().isEmpty())
            m_paragraphs.append({.text = row, .isTableRow = m_cells.size() > 1});
        m_cells.clear();
    }

    QList<RawParagraph> m_paragraphs;
    QStringList m_cells;
    QString m_text;
    QString m_title;
    QString m_hidden; ///< The element whose content is not shown
    int m_heading = 0;
    bool m_isRow = false;
};

void BlockCollector::tag(const QString &name, bool isClosing)
{
    static const QSet<QString> hidden{u"script"_s, u"style"_s, u"noscript"_s, u"template"_s, u"select"_s, u"nav"_s, u"footer"_s, u"svg"_s};
    static const QSet<QString> blocks{u"p"_s, u"div"_s, u"li"_s, u"ul"_s, u"ol"_s, u"section"_s, u"article"_s, u"table"_s, u"body"_s,
        u"center"_s, u"blockquote"_s, u"header"_s, u"main"_s, u"head"_s, u"dt"_s, u"dd"_s, u"form"_s};
    if (!m_hidden.isEmpty()) {
        if (isClosing && name == m_hidden)
            m_hidden.clear();
        return;
    }
    if (hidden.contains(name)) {
        if (!isClosing)
            m_hidden = name;
    } else if (name == "title"_L1) {
        if (isClosing)
            m_title = std::exchange(m_text, {}).trimmed();
        else
            m_text.clear();
    } else if (name == "tr"_L1) {
        if (isClosing) {
            flushRow();
            m_isRow = false;
        } else {
            flush();
            m_isRow = true;
            m_cells.clear();
        }
    } else if (m_isRow) {
        if ((name == "td"_L1 || name == "th"_L1) && isClosing)
            m_cells.append(std::exchange(m_text, {}).trimmed());
        else if (blocks.contains(name) || name == "br"_L1)
            m_text += u' ';
    } else if (name.size() == 2 && name.front() == u'h' && name.back().isDigit()) {
        flush();
        m_heading = isClosing ? 0 : name.back().digitValue();
    } else if (name == "br"_L1 || blocks.contains(name)) {
        flush();
    }
}

QString attribute(const QString &tag, QLatin1StringView name)
{
    const QRegularExpression expression(u"\\b"_s + name + u"\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s>]+))"_s,
                                        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = expression.match(tag);
    return withoutEntities(match.captured(1) + match.captured(2) + match.captured(3)).trimmed();
}

Result<QString> decodePage(const QByteArray &bytes)
{
    static const QRegularExpression expression(u"charset\\s*=\\s*[\"']?([A-Za-z0-9_-]+)"_s);
    const QString head = QString::fromLatin1(bytes.first(std::min<qsizetype>(bytes.size(), 2048)));
    const QString charset = expression.match(head).captured(1).toLower();
    if (charset.startsWith("gb"_L1)) {
        if (auto text = officefile::decodeGb18030(bytes))
            return text;
    }
    return officefile::decodeText(bytes);
}

} // namespace

Result<RawDocument> readHtml(const QByteArray &bytes)
{
    const auto page = decodePage(bytes);
    if (!page)
        return failure(page);
    static const QRegularExpression expression(u"<!--.*?-->|<(/?)([A-Za-z][A-Za-z0-9]*)[^>]*>|<[!?][^>]*>"_s,
                                               QRegularExpression::DotMatchesEverythingOption);
    BlockCollector collector;
    RawDocument document;
    document.format = DocumentFormat::Html;
    qsizetype done = 0;
    for (const QRegularExpressionMatch &match : expression.globalMatch(*page)) {
        collector.add(page->sliced(done, match.capturedStart() - done));
        done = match.capturedEnd();
        const QString name = match.captured(2).toLower();
        if (name == "meta"_L1) {
            const QString key = attribute(match.captured(), "name"_L1).toLower();
            const QString value = attribute(match.captured(), "content"_L1);
            const QString label = key == "articletitle"_L1    ? u"标题"_s
                                  : key == "pubdate"_L1       ? u"发布日期"_s
                                  : key == "contentsource"_L1 ? u"来源"_s
                                                              : QString();
            if (!label.isEmpty() && !value.isEmpty())
                document.paragraphs.append({.text = label + u'：' + value});
        } else if (!name.isEmpty()) {
            collector.tag(name, !match.capturedView(1).isEmpty());
        }
    }
    collector.add(page->sliced(done));
    document.paragraphs.append(collector.take());
    document.title = collector.title();
    return document;
}

} // namespace zhijian::policy
