#include "uikit/chip.h"

#include "uikit/icons.h"
#include "uikit/theme.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace zhijian::uikit {

Chip chip(ItemState state)
{
    const auto made = [state](Glyph glyph, Tone tone) { return Chip{glyph, chineseName(state), tone}; };
    switch (state) {
    case ItemState::Draft:
        return made(Glyph::Draft, Tone::Neutral);
    case ItemState::Voided:
        return made(Glyph::Edit, Tone::Warning);
    case ItemState::FirstReview:
    case ItemState::SecondReview:
    case ItemState::FinalReview:
        return made(Glyph::Hourglass, Tone::Info);
    case ItemState::Returned:
        return made(Glyph::Return, Tone::Warning);
    case ItemState::Rejected:
        return made(Glyph::Rejected, Tone::Danger);
    case ItemState::Approved:
        return made(Glyph::Stamp, Tone::Good);
    case ItemState::Released:
        return made(Glyph::Release, Tone::Good);
    case ItemState::Conflict:
        return made(Glyph::Conflict, Tone::Danger);
    }
    Q_UNREACHABLE();
}

Chip chip(AccountState state)
{
    const auto made = [state](Glyph glyph, Tone tone) { return Chip{glyph, chineseName(state), tone}; };
    switch (state) {
    case AccountState::Draft:
        return made(Glyph::Draft, Tone::Neutral);
    case AccountState::UnitApproval:
    case AccountState::OfficeApproval:
        return made(Glyph::Hourglass, Tone::Info);
    case AccountState::Approved:
        return made(Glyph::Check, Tone::Good);
    case AccountState::Reporting:
        return made(Glyph::Send, Tone::Info);
    case AccountState::Running:
        return made(Glyph::Running, Tone::Good);
    case AccountState::ChangeRequested:
        return made(Glyph::Edit, Tone::Info);
    case AccountState::Rectifying:
        return made(Glyph::Warning, Tone::Warning);
    case AccountState::Closing:
        return made(Glyph::Hourglass, Tone::Warning);
    case AccountState::Notice:
        return made(Glyph::Flag, Tone::Warning);
    case AccountState::Closed:
    case AccountState::Cancelled:
        return made(Glyph::Closed, Tone::Muted);
    case AccountState::Abnormal:
        return made(Glyph::Error, Tone::Danger);
    }
    Q_UNREACHABLE();
}

Chip chip(Validity validity)
{
    const auto made = [validity](Glyph glyph, Tone tone) { return Chip{glyph, chineseName(validity), tone}; };
    switch (validity) {
    case Validity::InForce:
        return made(Glyph::Done, Tone::Good);
    case Validity::Amended:
        return made(Glyph::Edit, Tone::Warning);
    case Validity::Repealed:
        return made(Glyph::Rejected, Tone::Danger);
    case Validity::Expired:
        return made(Glyph::Closed, Tone::Muted);
    }
    Q_UNREACHABLE();
}

Chip chip(ProductForm form)
{
    const auto made = [form](Glyph glyph) { return Chip{glyph, chineseName(form), Tone::Neutral}; };
    switch (form) {
    case ProductForm::Text:
        return made(Glyph::Text);
    case ProductForm::Video:
        return made(Glyph::Video);
    case ProductForm::Animation:
        return made(Glyph::Animation);
    case ProductForm::Live:
        return made(Glyph::Live);
    case ProductForm::PressConference:
        return made(Glyph::People);
    case ProductForm::Interview:
        return made(Glyph::Comment);
    }
    Q_UNREACHABLE();
}

Chip chip(Verdict verdict)
{
    const auto made = [verdict](Glyph glyph, Tone tone) { return Chip{glyph, chineseName(verdict), tone}; };
    switch (verdict) {
    case Verdict::Passed:
        return made(Glyph::Check, Tone::Good);
    case Verdict::Returned:
        return made(Glyph::Return, Tone::Warning);
    case Verdict::Rejected:
        return made(Glyph::Rejected, Tone::Danger);
    }
    Q_UNREACHABLE();
}

Chip chip(KnowledgeState state)
{
    const auto made = [state](Glyph glyph, Tone tone) { return Chip{glyph, chineseName(state), tone}; };
    switch (state) {
    case KnowledgeState::Pending:
        return made(Glyph::Hourglass, Tone::Info);
    case KnowledgeState::Reviewed:
        return made(Glyph::Check, Tone::Good);
    case KnowledgeState::Retired:
        return made(Glyph::Closed, Tone::Muted);
    }
    Q_UNREACHABLE();
}

Chip severityChip(Tone severity)
{
    const auto word = [](const char *text) { return QCoreApplication::translate("zhijian::uikit::Chip", text); };
    switch (severity) {
    case Tone::Danger:
        return {Glyph::Error, word("错误"), severity};
    case Tone::Warning:
        return {Glyph::Warning, word("警告"), severity};
    case Tone::Neutral:
    case Tone::Muted:
    case Tone::Info:
        return {Glyph::Info, word("提示"), severity};
    case Tone::Good:
        return {Glyph::Done, word("通过"), severity};
    }
    Q_UNREACHABLE();
}

namespace {

QFont chipFont(const QFont &font)
{
    return rankedFont(TextRank::Small, font);
}

constexpr int Padding = 6;

} // namespace

QSize chipSize(const Chip &chip, const QFont &font)
{
    const QFontMetrics metrics(chipFont(font));
    const int glyph = metrics.ascent();
    return {Padding + glyph + 4 + metrics.horizontalAdvance(chip.word) + Padding + 1, metrics.height() + 4};
}

void paintChip(QPainter *painter, const QRect &rect, const Chip &chip, const QFont &font, const QPalette &palette)
{
    const QFont small = chipFont(font);
    const QFontMetrics metrics(small);
    const ToneColors colors = toneColors(chip.tone, palette);
    QRect box(QPoint(rect.left(), 0), chipSize(chip, font));
    box.setWidth(qMin(box.width(), rect.width()));
    box.moveTop(rect.top() + (rect.height() - box.height()) / 2);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(colors.line, 1));
    painter->setBrush(colors.fill);
    painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), Space::Radius, Space::Radius);
    const int side = metrics.ascent();
    const QPixmap pixmap = glyphPixmap(chip.glyph, {side, side}, painter->device()->devicePixelRatio(), colors.text);
    painter->drawPixmap(QPoint(box.left() + Padding, box.top() + (box.height() - side) / 2), pixmap);
    painter->setPen(colors.text);
    painter->setFont(small);
    const QRect text = box.adjusted(Padding + side + 4, 0, -Padding + 2, 0);
    painter->drawText(text, Qt::AlignVCenter | Qt::TextSingleLine, metrics.elidedText(chip.word, Qt::ElideRight, text.width()));
    painter->restore();
}

} // namespace zhijian::uikit
