#include "sheetparser.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

class Parser
{
public:
    explicit Parser(const QString &css) : m_text(css) { blankComments(); }

    ParsedSheet run()
    {
        while (skipBlanks(), m_at < m_text.size())
            readRule();
        return m_sheet;
    }

private:
    [[nodiscard]] int lineAt(qsizetype position) const { return int(QStringView(m_text).first(position).count(u'\n')) + 1; }

    void note(qsizetype position, const QString &rule, const QString &message, bool isBlocking = true)
    {
        m_sheet.problems.append({lineAt(position), rule, message, isBlocking});
    }

    /// Comments become blanks, so that every place keeps its line.
    void blankComments()
    {
        for (qsizetype begin; (begin = m_text.indexOf("/*"_L1)) >= 0;) {
            const qsizetype end = m_text.indexOf("*/"_L1, begin + 2);
            if (end < 0)
                note(begin, {}, u"注释没有用“*/”结束，后面的内容都没有生效"_s);
            const qsizetype stop = end < 0 ? m_text.size() : end + 2;
            for (qsizetype i = begin; i < stop; ++i)
                if (m_text.at(i) != u'\n')
                    m_text[i] = u' ';
        }
    }

    void skipBlanks()
    {
        while (m_at < m_text.size() && m_text.at(m_at).isSpace())
            ++m_at;
    }

    /// The next of these characters outside quotation marks, or the end.
    [[nodiscard]] qsizetype find(QStringView characters, qsizetype from) const
    {
        QChar quote;
        for (qsizetype i = from; i < m_text.size(); ++i) {
            const QChar c = m_text.at(i);
            if (c == u'\n')
                quote = {}; // a string ends with its line at the latest
            else if (!quote.isNull())
                quote = c == quote ? QChar() : quote;
            else if (c == u'"' || c == u'\'')
                quote = c;
            if (quote.isNull() && characters.contains(c))
                return i;
        }
        return m_text.size();
    }

    void readRule()
    {
        const qsizetype begin = m_at;
        const qsizetype brace = find(u"{};", begin);
        const QString selector = m_text.sliced(begin, brace - begin).simplified();
        if (brace == m_text.size()) {
            note(begin, selector, u"“%1”后面没有“{”，没有生效"_s.arg(selector.left(30)));
            m_at = brace;
            return;
        }
        if (m_text.at(brace) != u'{') {
            note(brace, {}, m_text.at(brace) == u'}' ? u"多了一个“}”"_s : u"“%1”不在任何规则里，没有生效"_s.arg(selector.left(30)));
            m_at = brace + 1;
            return;
        }
        m_at = brace + 1;
        if (selector.startsWith(u'@')) {
            note(begin, selector, u"不能用“%1”：公众号只保留写在元素上的样式"_s.arg(selector.section(u' ', 0, 0)));
            skipBlock();
            return;
        }
        SheetRule rule{lineAt(begin), selector, {}};
        readDeclarations(rule);
        m_sheet.rules.append(rule);
    }

    void skipBlock()
    {
        for (int depth = 1; m_at < m_text.size() && depth > 0; ++m_at)
            depth += m_text.at(m_at) == u'{' ? 1 : m_text.at(m_at) == u'}' ? -1 : 0;
    }

    void readDeclarations(SheetRule &rule)
    {
        for (;;) {
            skipBlanks();
            const qsizetype begin = m_at;
            const qsizetype end = find(u"{};", begin);
            if (end < m_text.size() && m_text.at(end) == u'{') {
                // The rule above was not closed: what stands on this line is the next selector.
                const qsizetype lineBegin = m_text.lastIndexOf(u'\n', end) + 1;
                note(end, rule.selector, u"前一条规则“%1”少了“}”"_s.arg(rule.selector), false);
                if (lineBegin > begin)
                    addDeclarations(rule, begin, lineBegin);
                m_at = std::max(lineBegin, begin);
                return;
            }
            addDeclarations(rule, begin, end);
            m_at = std::min(end + 1, m_text.size());
            if (end == m_text.size()) {
                note(std::max<qsizetype>(0, m_text.size() - 1), rule.selector, u"规则“%1”少了“}”"_s.arg(rule.selector), false);
                return;
            }
            if (m_text.at(end) == u'}')
                return;
        }
    }

    /// Several when a semicolon was forgotten at the end of a line.
    void addDeclarations(SheetRule &rule, qsizetype begin, qsizetype end)
    {
        static const QRegularExpression next(u"\\n\\s*(-{0,2}[a-zA-Z][\\w-]*\\s*:)"_s);
        const QString text = m_text.sliced(begin, end - begin);
        const QRegularExpressionMatch match = next.match(text, std::max<qsizetype>(0, text.indexOf(u':')));
        if (match.hasMatch() && text.contains(u':')) {
            note(begin, rule.selector, u"这一行末尾少了“;”"_s, false);
            addOne(rule, begin, begin + match.capturedStart());
            return addDeclarations(rule, begin + match.capturedStart(1), end);
        }
        addOne(rule, begin, end);
    }

    void addOne(SheetRule &rule, qsizetype begin, qsizetype end)
    {
        const QString text = m_text.sliced(begin, end - begin).trimmed();
        if (text.isEmpty())
            return;
        const qsizetype colon = text.indexOf(u':');
        if (colon < 1) {
            note(begin, rule.selector, u"“%1”缺少冒号或属性名"_s.arg(text.simplified().left(30)));
            return;
        }
        rule.declarations.append({lineAt(begin), text.first(colon).trimmed().toLower(), text.sliced(colon + 1).simplified()});
    }

    QString m_text;
    qsizetype m_at = 0;
    ParsedSheet m_sheet;
};

} // namespace

ParsedSheet parseSheet(const QString &css)
{
    return Parser(css).run();
}

} // namespace zhijian::interpretation
