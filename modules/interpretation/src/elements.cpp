#include "interpretation/elements.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

struct Name
{
    Element element;
    QStringList words; ///< The first is the term of the requirement
};

const QList<Name> &names()
{
    static const QList<Name> list{
        {Element::Background, {u"背景依据"_s, u"背景"_s, u"依据"_s, u"为什么"_s, u"出台"_s}},
        {Element::Goals, {u"目标任务"_s, u"目标"_s, u"任务"_s, u"目的"_s}},
        {Element::Content, {u"主要内容"_s, u"重点内容"_s, u"核心内容"_s, u"主要举措"_s, u"规定了什么"_s, u"内容"_s}},
        {Element::Scope, {u"适用范围"_s, u"涉及范围"_s, u"适用对象"_s, u"范围"_s, u"对象"_s, u"谁可以"_s, u"哪些人"_s}},
        {Element::Standards, {u"执行标准"_s, u"执行口径"_s, u"标准"_s, u"口径"_s}},
        {Element::Procedure, {u"操作方法"_s, u"办理流程"_s, u"流程"_s, u"怎么办"_s, u"如何办"_s, u"怎样办"_s, u"申请方式"_s, u"步骤"_s}},
        {Element::Notes, {u"注意事项"_s, u"注意"_s, u"提醒"_s, u"特别提示"_s}},
        {Element::Terms, {u"关键词诠释"_s, u"关键词"_s, u"名词解释"_s, u"名词"_s, u"术语"_s}},
        {Element::Benefits, {u"惠民利民举措"_s, u"惠民"_s, u"利民"_s, u"便民"_s, u"带来什么"_s, u"好处"_s}},
        {Element::Differences, {u"新旧政策差异"_s, u"新旧"_s, u"差异"_s, u"变化"_s, u"区别"_s, u"对比"_s, u"亮点"_s}},
    };
    return list;
}

bool names(const QString &text, const Name &name)
{
    return std::ranges::any_of(name.words, [&](const QString &word) { return text.contains(word); });
}

/// 不适用 notes are not shown to readers, so they stand in comments.
QString notApplicableNotes(const QString &source)
{
    static const QRegularExpression note(uR"(<!--\s*不适用\s*[:：]([^>]*)-->)"_s);
    QString result;
    for (const QRegularExpressionMatch &match : note.globalMatch(source))
        result += match.captured(1) + u'\n';
    return result;
}

/// What stands under the heading at `index`, to the next one of its rank.
QString sectionText(const QList<Block> &blocks, qsizetype index)
{
    const int level = std::get<Heading>(blocks.at(index).content).level;
    QString text;
    for (qsizetype i = index + 1; i < blocks.size(); ++i) {
        if (const auto *heading = std::get_if<Heading>(&blocks.at(i).content)) {
            if (heading->level <= level)
                break;
            continue;
        }
        text += plainText(blocks.at(i));
    }
    return text.trimmed();
}

ElementState found(const QList<Block> &blocks, const Name &name)
{
    ElementState result{name.element, ElementState::State::Missing, 0};
    for (qsizetype i = 0; i < blocks.size(); ++i) {
        const auto *heading = std::get_if<Heading>(&blocks.at(i).content);
        if (!heading || !names(plainText(heading->content), name))
            continue;
        const QString text = sectionText(blocks, i);
        result.line = blocks.at(i).firstLine;
        result.state = text.isEmpty()                ? ElementState::State::Empty
            : text.startsWith(u"不适用"_s) ? ElementState::State::NotApplicable
                                                     : ElementState::State::Present;
        if (result.state == ElementState::State::Present)
            return result;
    }
    return result;
}

template <typename Content>
int firstLineOf(const QList<Block> &blocks)
{
    const auto it = std::ranges::find_if(blocks, [](const Block &block) { return std::holds_alternative<Content>(block.content); });
    return it == blocks.cend() ? 0 : it->firstLine;
}

QStringList missingContacts(const QList<Block> &blocks)
{
    QStringList missing{u"解读机关"_s, u"解读人"_s, u"联系方式"_s};
    static const QRegularExpression reachable(u"联系|电话|咨询|邮箱|热线|手机"_s);
    for (const Block &block : blocks) {
        const auto *contact = std::get_if<Contact>(&block.content);
        if (!contact)
            continue;
        for (const Contact::Item &item : contact->items) {
            if (item.label.contains(u"机关"_s) || item.label.contains(u"单位"_s))
                missing.removeAll(u"解读机关"_s);
            if (item.label == u"解读人"_s || item.label == u"联系人"_s || item.label.endsWith(u"解读人"_s))
                missing.removeAll(u"解读人"_s);
            if (reachable.match(item.label).hasMatch() && item.label != u"联系人"_s)
                missing.removeAll(u"联系方式"_s);
        }
    }
    return missing;
}

} // namespace

QString chineseName(Element element)
{
    return names().at(int(element)).words.first();
}

bool ElementReport::isComplete() const
{
    return missingContacts.isEmpty() && std::ranges::all_of(elements, [](const ElementState &one) {
        return one.state == ElementState::State::Present || one.state == ElementState::State::NotApplicable;
    });
}

ElementReport elementReport(const Document &document, const QString &source)
{
    const QString notes = notApplicableNotes(source);
    const bool isOtherKind = notes.contains(u"十项要素"_s); // a rebuttal, a request for comments
    ElementReport report;
    for (const Name &name : names()) {
        ElementState state = found(document.blocks, name);
        int blockLine = 0;
        if (name.element == Element::Procedure)
            blockLine = firstLineOf<Steps>(document.blocks);
        if (name.element == Element::Differences)
            blockLine = firstLineOf<Comparison>(document.blocks);
        if (state.state == ElementState::State::Missing && blockLine > 0)
            state = {name.element, ElementState::State::Present, blockLine};
        const bool isMissing = state.state == ElementState::State::Missing || state.state == ElementState::State::Empty;
        if (isMissing && (isOtherKind || notes.contains(name.words.first())))
            state.state = ElementState::State::NotApplicable;
        report.elements.append(state);
    }
    if (!isOtherKind)
        report.missingContacts = missingContacts(document.blocks);
    return report;
}

} // namespace zhijian::interpretation
