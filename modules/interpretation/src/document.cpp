#include "interpretation/document.h"

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

template <typename... Ts>
struct Overloaded : Ts...
{
    using Ts::operator()...;
};

void append(QString *result, const Inlines &inlines)
{
    for (qsizetype i = 0; i < inlines.size(); ++i) {
        const Inline &one = inlines.at(i);
        switch (one.kind) {
        case Inline::Kind::Text:
        case Inline::Kind::Code:
        case Inline::Kind::Image:
            *result += one.text;
            break;
        case Inline::Kind::SoftBreak:
            if (needsBlank(inlines, i))
                *result += u' ';
            break;
        case Inline::Kind::LineBreak:
            *result += u'\n';
            break;
        case Inline::Kind::Emphasis:
        case Inline::Kind::Strong:
        case Inline::Kind::Strike:
        case Inline::Kind::Link:
            append(result, one.children);
            break;
        }
    }
}

QString joined(const QList<Block> &blocks)
{
    QStringList texts;
    for (const Block &block : blocks)
        texts.append(plainText(block));
    return texts.join(u'\n');
}

QString joined(const QList<Inlines> &cells)
{
    QStringList texts;
    for (const Inlines &cell : cells)
        texts.append(plainText(cell));
    return texts.join(u'\n');
}

} // namespace

bool needsBlank(const Inlines &inlines, qsizetype softBreak)
{
    const auto edge = [](const Inline &one, bool last) {
        const QString text = plainText(Inlines{one});
        return text.isEmpty() ? QChar(u' ') : last ? text.back() : text.front();
    };
    if (softBreak == 0 || softBreak + 1 >= inlines.size())
        return false;
    return edge(inlines.at(softBreak - 1), true).unicode() < 0x2e80 && edge(inlines.at(softBreak + 1), false).unicode() < 0x2e80;
}

bool isWorkingPaper(const Block &block)
{
    return std::holds_alternative<RunDown>(block.content) || std::holds_alternative<WordList>(block.content);
}

QString plainText(const Inlines &inlines)
{
    QString result;
    append(&result, inlines);
    return result;
}

QString plainText(const Block &block)
{
    QStringList parts;
    if (!block.title.isEmpty())
        parts.append(block.title);
    std::visit(Overloaded{
                   [&](const Paragraph &one) { parts.append(plainText(one.content)); },
                   [&](const Heading &one) { parts.append(plainText(one.content)); },
                   [&](const Bullets &one) {
                       for (const QList<Block> &item : one.items)
                           parts.append(joined(item));
                   },
                   [&](const Quote &one) { parts.append(joined(one.blocks)); },
                   [&](const Code &one) { parts.append(one.text.trimmed()); },
                   [](const Rule &) {},
                   [&](const Table &one) {
                       parts.append(joined(one.header));
                       for (const QList<Inlines> &row : one.rows)
                           parts.append(joined(row));
                   },
                   [&](const Questions &one) {
                       for (const Questions::Item &item : one.items)
                           parts << plainText(item.question) << joined(item.answer);
                   },
                   [&](const Steps &one) {
                       for (const Steps::Item &item : one.items)
                           parts << plainText(item.title) << joined(item.detail);
                   },
                   [&](const Timeline &one) {
                       for (const Timeline::Item &item : one.items)
                           parts << item.time << plainText(item.text);
                   },
                   [&](const Figures &one) {
                       for (const Figures::Item &item : one.items)
                           parts << QString(item.prefix + item.number + item.unit) << item.name << item.note;
                   },
                   [&](const Comparison &one) {
                       for (const Comparison::Row &row : one.rows)
                           parts.append(joined(QList<Inlines>{row.subject, row.before, row.after}));
                   },
                   [&](const Contact &one) {
                       for (const Contact::Item &item : one.items)
                           parts << item.label << plainText(item.value);
                   },
                   [&](const Citation &one) { parts.append(joined(one.blocks)); },
                   [&](const Chart &one) {
                       for (const Chart::Item &item : one.items) {
                           parts << item.name;
                           for (const Chart::Value &value : item.values)
                               parts << QString(value.text + one.unit);
                       }
                   },
                   [&](const Structure &one) {
                       for (const Structure::Item &item : one.items)
                           parts << item.condition << plainText(item.text);
                   },
                   [&](const TitleCard &one) { parts << one.kicker << one.title << one.subtitle << one.meta; },
                   [&](const Picture &one) { parts << one.alternative << one.caption << one.source << one.approval; },
                   [&](const Subtitles &one) {
                       for (const Subtitles::Cue &cue : one.cues)
                           parts.append(cue.text);
                   },
                   [&](const RunDown &one) {
                       for (const RunDown::Item &item : one.items)
                           parts << item.time << plainText(item.segment) << item.person << plainText(item.note);
                   },
                   [&](const WordList &one) {
                       for (const WordList::Item &item : one.items)
                           parts << item.words << item.note;
                   },
               },
               block.content);
    parts.removeIf([](const QString &part) { return part.isEmpty(); });
    return parts.join(u'\n');
}

} // namespace zhijian::interpretation
