#include "wordrule.h"

using namespace Qt::StringLiterals;

namespace zhijian::screening {

namespace {

QString foldedText(const QString &text)
{
    return SourceText::plain(text).visible().text;
}

struct Weight
{
    QString ruleId;
    Severity severity;
};

Weight weightOf(rules::WordLevel level)
{
    switch (level) {
    case rules::WordLevel::Forbidden: return {u"word.forbidden"_s, Severity::Error};
    case rules::WordLevel::Mistake: return {u"word.mistake"_s, Severity::Error};
    case rules::WordLevel::Fixed: return {u"word.fixed"_s, Severity::Error};
    case rules::WordLevel::Cautious: return {u"word.cautious"_s, Severity::Warning};
    }
    return {};
}

QString messageOf(const rules::WordEntry &entry)
{
    switch (entry.level) {
    case rules::WordLevel::Forbidden: return u"禁用词语“%1”"_s.arg(entry.wrong);
    case rules::WordLevel::Mistake: return u"易错词语“%1”"_s.arg(entry.wrong);
    case rules::WordLevel::Fixed: return u"固定表述有误“%1”"_s.arg(entry.wrong);
    case rules::WordLevel::Cautious: return u"慎用词语“%1”"_s.arg(entry.wrong);
    }
    return {};
}

} // namespace

WordRule::WordRule(const QList<rules::WordEntry> &words)
    : m_words(words)
{
    QStringList terms;
    terms.reserve(words.size());
    for (rules::WordEntry &entry : m_words) {
        terms.append(foldedText(entry.wrong));
        for (QString &exception : entry.exceptions)
            exception = foldedText(exception);
    }
    m_index = TermIndex(terms);
}

bool WordRule::isException(const rules::WordEntry &entry, QStringView text, const TermIndex::Match &match) const
{
    for (const QString &exception : entry.exceptions) {
        const QStringView wrong = text.sliced(match.position, match.length);
        for (qsizetype offset = exception.indexOf(wrong); offset >= 0; offset = exception.indexOf(wrong, offset + 1)) {
            const qsizetype start = match.position - offset;
            if (start >= 0 && start + exception.size() <= text.size() && text.sliced(start, exception.size()) == exception)
                return true;
        }
    }
    return false;
}

void WordRule::check(const SourceText &source, const Context &context, QList<Finding> *findings) const
{
    const View &visible = source.visible();
    for (const TermIndex::Match &match : m_index.matches(visible.text)) {
        const rules::WordEntry &entry = m_words.at(match.term);
        const bool isValid = (!entry.validFrom.isValid() || entry.validFrom <= context.today)
            && (!entry.validTo.isValid() || context.today <= entry.validTo);
        if (!isValid || isException(entry, visible.text, match))
            continue;
        const Weight weight = weightOf(entry.level);
        Finding finding = source.finding(visible, match.position, match.length);
        finding.ruleId = weight.ruleId;
        finding.severity = weight.severity;
        finding.message = messageOf(entry);
        finding.suggestion = entry.right.isEmpty() ? u"改用规范表述"_s : u"宜写作“%1”"_s.arg(entry.right);
        finding.basis = entry.source;
        // 上 / 下 offers a choice, which a person makes.
        if (!entry.right.isEmpty() && !entry.right.contains(u'/'))
            SourceText::offer(&finding, match.length, entry.right);
        findings->append(finding);
    }
}

} // namespace zhijian::screening
