#include "calendar/widgets/silencestrip.h"

#include "core/clock.h"
#include "uikit/chip.h"
#include "uikit/icons.h"
#include "uikit/theme.h"

#include <QPainter>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::calendar {

namespace {

constexpr int Padding = 8;

uikit::Chip chipOf(SilenceLevel level)
{
    switch (level) {
    case SilenceLevel::Calm: return {uikit::Glyph::Done, {}, uikit::Tone::Good};
    case SilenceLevel::Soon: return {uikit::Glyph::Clock, {}, uikit::Tone::Warning};
    case SilenceLevel::Urgent: return {uikit::Glyph::Warning, {}, uikit::Tone::Danger};
    case SilenceLevel::Broken: return {uikit::Glyph::Silence, {}, uikit::Tone::Neutral};
    }
    return {};
}

QString wordOf(const Silence &silence)
{
    return SilenceChip::tr("%1 %2 · %3月%4日").arg(silence.accountName, silencePhrase(silence)).arg(silence.lastDay.month()).arg(silence.lastDay.day());
}

} // namespace

SilenceChip::SilenceChip(const Silence &silence, QWidget *parent)
    : QAbstractButton(parent)
    , m_silence(silence)
{
    setObjectName(u"silenceChip"_s);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setText(wordOf(silence));
    setAccessibleName(tr("%1，%2，最迟 %3 更新").arg(silence.accountName, silencePhrase(silence), chineseDate(silence.lastDay)));
    const QString base = silence.hasRelease ? tr("最近一次发布登记：%1").arg(chineseDate(silence.base))
                                            : tr("还没有发布登记，自登记账号之日（%1）起算").arg(chineseDate(silence.base));
    setToolTip(tr("%1\n最迟 %2 更新，否则第二天起失声\n点击只看这个账号").arg(base, chineseDate(silence.lastDay)));
}

QSize SilenceChip::sizeHint() const
{
    const QFontMetrics metrics(uikit::rankedFont(uikit::TextRank::Small, font()));
    return {Padding + metrics.ascent() + 5 + metrics.horizontalAdvance(text()) + Padding, metrics.height() + 8};
}

void SilenceChip::paintEvent(QPaintEvent *)
{
    const uikit::Chip chip = chipOf(m_silence.level);
    uikit::ToneColors colors = uikit::toneColors(chip.tone, palette());
    if (m_silence.level == SilenceLevel::Broken) {
        // Black on the light scheme; on the dark one black would vanish, so the line carries it.
        const bool dark = uikit::isDark(palette());
        colors = {QColor(0xffffff), dark ? QColor(0x0b0d0f) : QColor(0x20262c), dark ? QColor(0x8d97a2) : QColor(0x20262c)};
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(isChecked() ? palette().color(QPalette::Accent) : colors.line, isChecked() ? 2 : 1));
    painter.setBrush(colors.fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), uikit::Space::Radius, uikit::Space::Radius);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette().color(QPalette::Accent), 1.5, Qt::DotLine));
        painter.drawRoundedRect(QRectF(rect()).adjusted(3, 3, -3, -3), 3, 3);
    }
    const QFont small = uikit::rankedFont(uikit::TextRank::Small, font());
    const QFontMetrics metrics(small);
    const int side = metrics.ascent();
    painter.drawPixmap(QPoint(Padding, (height() - side) / 2), uikit::glyphPixmap(chip.glyph, {side, side}, devicePixelRatioF(), colors.text));
    painter.setPen(colors.text);
    painter.setFont(small);
    painter.drawText(rect().adjusted(Padding + side + 5, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
}

SilenceStrip::SilenceStrip(QWidget *parent)
    : QWidget(parent)
    , m_more(new QToolButton(this))
{
    setObjectName(u"silenceStrip"_s);
    m_more->setObjectName(u"silenceMore"_s);
    m_more->setAutoRaise(true);
    m_more->setFont(uikit::rankedFont(uikit::TextRank::Small));
    connect(m_more, &QToolButton::clicked, this, &SilenceStrip::moreRequested);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SilenceStrip::setSilences(const QList<Silence> &silences)
{
    if (m_silences == silences)
        return;
    m_silences = silences;
    qDeleteAll(std::exchange(m_chips, {}));
    for (const Silence &silence : silences) {
        auto *chip = new SilenceChip(silence, this);
        connect(chip, &QAbstractButton::clicked, this, [this, chip](bool checked) {
            Q_EMIT accountChosen(checked ? chip->silence().account : EntityId());
        });
        m_chips.append(chip);
    }
    // Those behind "more" stay in the tab order by the button.
    m_more->raise();
    setVisible(!silences.isEmpty());
    updateGeometry();
    arrange();
}

void SilenceStrip::setChecked(const std::optional<EntityId> &account)
{
    for (SilenceChip *chip : std::as_const(m_chips))
        chip->setChecked(account && chip->silence().account == *account);
}

QSize SilenceStrip::sizeHint() const
{
    const QFontMetrics metrics(uikit::rankedFont(uikit::TextRank::Small, font()));
    return {200, std::max(metrics.height() + 8, m_more->sizeHint().height())};
}

QSize SilenceStrip::minimumSizeHint() const
{
    return {100, sizeHint().height()};
}

void SilenceStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void SilenceStrip::arrange()
{
    int x = 0;
    int shown = 0;
    int needed = 0;
    for (const SilenceChip *chip : std::as_const(m_chips))
        needed += chip->sizeHint().width() + 6;
    const QFontMetrics metrics(m_more->font());
    const int moreWidth = metrics.horizontalAdvance(tr("另 %1 个").arg(88)) + 24;
    const int room = needed - 6 <= width() ? width() : width() - moreWidth;
    for (SilenceChip *chip : std::as_const(m_chips)) {
        const QSize size = chip->sizeHint();
        const bool fits = shown == m_chips.indexOf(chip) && x + size.width() <= room;
        chip->setVisible(fits);
        if (!fits)
            continue;
        chip->setGeometry(QRect(QPoint(x, (height() - size.height()) / 2), size));
        x += size.width() + 6;
        ++shown;
    }
    m_more->setVisible(shown < m_chips.size());
    m_more->setText(tr("另 %1 个").arg(m_chips.size() - shown));
    m_more->setGeometry(x, 0, moreWidth, height());
}

} // namespace zhijian::calendar
