#include "interpretation/pictureedit.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace zhijian::interpretation {

namespace {

/// The block's rows with these values; a row that is not there and stays empty is not made.
LineEdit changedBlock(BlockForm form, const PictureUse &wanted)
{
    const std::pair<QString, QString> values[] = {{u"图片"_s, wanted.target}, {u"替代文字"_s, wanted.alternative}, {u"说明"_s, wanted.caption}, {u"来源"_s, wanted.source}};
    for (const auto &[label, value] : values) {
        const auto row = std::ranges::find(form.rows, label, [](const QStringList &cells) { return cells.value(0).trimmed(); });
        if (row != form.rows.end())
            *row = {label, value};
        else if (!value.isEmpty())
            form.rows.append({label, value});
    }
    return {form.firstLine, form.lastLine, blockSource(form), form.firstLine};
}

/// Where the words and the address of the picture with this number among those of the same target stand within a line.
std::optional<LineEdit> changedInline(const QString &source, const PictureUse &before, qsizetype number, const PictureUse &wanted)
{
    const QRegularExpression form(u"!\\[((?:[^\\[\\]\\\\]|\\\\.)*)\\]\\(\\s*<?%1>?\\s*\\)"_s.arg(QRegularExpression::escape(before.target)));
    auto places = form.globalMatch(source);
    for (; number > 0 && places.hasNext(); --number)
        places.next();
    if (!places.hasNext())
        return std::nullopt;
    const QRegularExpressionMatch place = places.next();
    QString words = wanted.alternative.simplified();
    words.replace(u'\\', "\\\\"_L1).replace(u'[', "\\["_L1).replace(u']', "\\]"_L1);
    const qsizetype lineStart = source.lastIndexOf(u'\n', std::max<qsizetype>(place.capturedStart() - 1, 0)) + 1;
    const qsizetype from = place.capturedStart() == 0 ? 0 : lineStart;
    qsizetype end = source.indexOf(u'\n', place.capturedEnd());
    end = end < 0 ? source.size() : end;
    const int firstLine = 1 + int(QStringView(source).first(from).count(u'\n'));
    const int lastLine = 1 + int(QStringView(source).first(end).count(u'\n'));
    const QString text = source.sliced(from, place.capturedStart() - from) + u"!["_s + words + u"]("_s + wanted.target + u')'
        + source.sliced(place.capturedEnd(), end - place.capturedEnd());
    return LineEdit{firstLine, lastLine, text, firstLine};
}

} // namespace

std::optional<LineEdit> changedPicture(const QString &source, qsizetype index, const PictureUse &wanted)
{
    const QList<PictureUse> uses = pictureUses(parse(source));
    if (index < 0 || index >= uses.size())
        return std::nullopt;
    const PictureUse &before = uses.at(index);
    if (before == wanted)
        return std::nullopt;
    if (before.isBlock) {
        const auto form = blockFormAt(source, before.line);
        return form && form->columns.size() == 2 ? std::optional(changedBlock(*form, wanted)) : std::nullopt;
    }
    qsizetype number = 0;
    for (qsizetype i = 0; i < index; ++i)
        number += !uses.at(i).isBlock && uses.at(i).target == before.target ? 1 : 0;
    return changedInline(source, before, number, wanted);
}

} // namespace zhijian::interpretation
