#include "calendar/widgets/monthdelegate.h"

#include "calendar/widgets/tilelayout.h"
#include "uikit/chip.h"
#include "uikit/icons.h"
#include "uikit/theme.h"

#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace zhijian::calendar {

using uikit::Tone;

namespace {

QString timeText(const Tile &tile)
{
    return tile.time.isValid() ? tile.time.toString(u"HH:mm"_s) : MonthDelegate::tr("待定");
}

QColor faded(QColor color, int alpha)
{
    color.setAlpha(alpha);
    return color;
}

} // namespace

MonthDelegate::MonthDelegate(const MonthModel &model, const MonthPose &pose, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_pose(pose)
{
}

void MonthDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const DayCell &day = m_model.cell(index);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintGround(painter, option, day);
    paintTiles(painter, option, day);
    paintFrame(painter, option, day);
    painter->restore();
}

void MonthDelegate::paintGround(QPainter *painter, const QStyleOptionViewItem &option, const DayCell &day) const
{
    const QPalette &palette = option.palette;
    QColor ground = palette.color(QPalette::Base);
    if (!day.isInMonth)
        ground = palette.color(QPalette::Window);
    else if (day.kind == rules::DayKind::Weekend || day.kind == rules::DayKind::Holiday)
        ground = palette.color(QPalette::AlternateBase);
    painter->fillRect(option.rect, ground);
    if (day.isToday)
        painter->fillRect(option.rect, faded(palette.color(QPalette::Accent), 20));
    if (m_pose.target.isValid() && day.date == m_pose.target)
        painter->fillRect(option.rect, faded(uikit::toneColors(m_pose.isRefused ? Tone::Danger : Tone::Info, palette).fill, 200));
    painter->setPen(uikit::lineColor(palette));
    painter->drawLine(option.rect.topRight(), option.rect.bottomRight());
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
}

void MonthDelegate::paintHead(QPainter *painter, const QRect &head, const QStyleOptionViewItem &option, const DayCell &day) const
{
    const QPalette &palette = option.palette;
    const QFont small = uikit::rankedFont(uikit::TextRank::Small, option.font);
    const bool isFaint = !day.isInMonth;
    const bool isOff = day.kind == rules::DayKind::Weekend || day.kind == rules::DayKind::Holiday;
    QFont number = option.font;
    number.setWeight(day.isToday ? QFont::DemiBold : QFont::Medium);
    const QString text = day.date.day() == 1 && head.width() > 60 ? tr("%1月1日").arg(day.date.month()) : QString::number(day.date.day());
    const int width = std::max(QFontMetrics(number).horizontalAdvance(text) + 8, head.height() - 1);
    const QRect place(head.left() + 1, head.top() + 1, width, head.height() - 3);
    painter->setFont(number);
    if (day.isToday) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(palette.color(QPalette::Accent));
        painter->drawRoundedRect(place, place.height() / 2.0, place.height() / 2.0);
        painter->setPen(uikit::isDark(palette) ? QColor(Qt::black) : QColor(Qt::white));
    } else {
        painter->setPen(isFaint ? faded(uikit::mutedText(palette), 150) : isOff || day.isPast ? uikit::mutedText(palette) : palette.color(QPalette::Text));
    }
    painter->drawText(place, day.isToday ? int(Qt::AlignCenter) : int(Qt::AlignVCenter | Qt::AlignLeft), text);

    int right = head.right();
    if (!day.corner.isEmpty()) {
        const auto colors = uikit::toneColors(day.corner == u"休" ? Tone::Good : Tone::Warning, palette);
        const QRect badge(right - head.height() + 6, head.top() + 3, head.height() - 6, head.height() - 6);
        painter->setOpacity(isFaint ? 0.55 : 1);
        painter->setPen(QPen(colors.line, 1));
        painter->setBrush(colors.fill);
        painter->drawRoundedRect(QRectF(badge).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        painter->setPen(colors.text);
        painter->setFont(small);
        painter->drawText(badge, Qt::AlignCenter, day.corner);
        painter->setOpacity(1);
        right = badge.left() - 4;
    }
    QStringList names;
    if (!day.holiday.isEmpty())
        names.append(day.holiday);
    for (const rules::Festival &festival : day.festivals)
        if (!names.contains(festival.name))
            names.append(festival.isSolemn ? tr("%1·庄重").arg(festival.name) : festival.name);
    const QRect rest(QPoint(place.right() + 5, head.top()), QPoint(right, head.bottom()));
    if (names.isEmpty() || rest.width() < 20)
        return;
    painter->setFont(small);
    painter->setPen(day.isSolemn ? uikit::toneColors(Tone::Warning, palette).text : uikit::mutedText(palette));
    painter->setOpacity(isFaint ? 0.6 : 1);
    painter->drawText(rest, Qt::AlignVCenter | Qt::AlignRight, QFontMetrics(small).elidedText(names.join(u' '), Qt::ElideRight, rest.width()));
    painter->setOpacity(1);
}

void MonthDelegate::paintTile(QPainter *painter, const QRect &rect, const Tile &tile, int lines, const QFont &font, const QPalette &palette)
{
    const uikit::Chip chip = tile.isConflict ? uikit::chip(ItemState::Conflict) : uikit::chip(tile.state);
    const auto colors = uikit::toneColors(chip.tone, palette);
    const QFont small = uikit::rankedFont(uikit::TextRank::Small, font);
    const QFontMetrics metrics(small);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colors.fill);
    painter->drawRoundedRect(rect, 3, 3);
    painter->setBrush(colors.text);
    painter->drawRoundedRect(QRect(rect.left(), rect.top(), 3, rect.height()), 1.5, 1.5);

    const int line = metrics.height();
    QRect row(rect.left() + 7, rect.top() + (rect.height() - lines * line) / 2, rect.width() - 10, line);
    const int side = metrics.ascent() - 1;
    painter->drawPixmap(QPoint(row.left(), row.top() + (line - side) / 2),
                        uikit::glyphPixmap(chip.glyph, {side, side}, painter->device()->devicePixelRatio(), colors.text));
    row.setLeft(row.left() + side + 4);
    QFont strong = small;
    strong.setWeight(QFont::DemiBold);
    painter->setFont(strong);
    painter->setPen(colors.text);
    const QString time = timeText(tile);
    painter->drawText(row, Qt::AlignVCenter | Qt::AlignLeft, time);
    row.setLeft(row.left() + QFontMetrics(strong).horizontalAdvance(time) + 6);
    painter->setFont(small);
    const auto put = [&](const QRect &place, const QString &text, int alignment = Qt::AlignLeft) {
        if (place.width() > metrics.averageCharWidth() * 2)
            painter->drawText(place, Qt::AlignVCenter | alignment, metrics.elidedText(text, Qt::ElideRight, place.width()));
    };
    const QString title = tile.title.isEmpty() ? tr("（未命名）") : tile.title;
    const QString where = tile.isRelease || tile.isMassSend ? tile.accountText() : tr("%1 · 不群发").arg(tile.accountText());
    if (lines == 1) {
        painter->setPen(palette.color(QPalette::Text));
        // Where there is hardly room, whole characters say more than an ellipsis.
        const QString elided = metrics.elidedText(title, Qt::ElideRight, row.width());
        qsizetype fitting = std::min<qsizetype>(title.size(), 6);
        while (fitting > 0 && metrics.horizontalAdvance(title.first(fitting)) > row.width())
            --fitting;
        painter->drawText(row, Qt::AlignVCenter | Qt::AlignLeft, fitting < 6 && fitting < title.size() ? title.first(fitting) : elided);
        return;
    }
    const QString first = tile.accountNames.value(0);
    put(row, lines == 3 ? chip.word : tile.accounts.size() > 1 ? tr("%1+%2").arg(first).arg(tile.accounts.size() - 1) : first, Qt::AlignRight);
    row = QRect(rect.left() + 7, row.bottom() + 1, rect.width() - 10, line);
    painter->setPen(palette.color(QPalette::Text));
    put(row, title);
    if (lines == 3) {
        row.translate(0, line);
        painter->setPen(uikit::mutedText(palette));
        put(row, where);
    }
}

void MonthDelegate::paintTiles(QPainter *painter, const QStyleOptionViewItem &option, const DayCell &day) const
{
    const TileLayout layout = TileLayout::of(option.rect, day, option.font);
    paintHead(painter, layout.head, option, day);
    const qreal opacity = day.isInMonth ? 1 : 0.6;
    for (int i = 0; i < layout.tiles.size(); ++i) {
        const Tile &tile = day.tiles.at(i);
        const bool isHeld = m_pose.held && m_pose.heldFrom == day.date && m_pose.held->item == tile.item && m_pose.held->time == tile.time;
        painter->setOpacity(isHeld ? 0.35 : opacity);
        paintTile(painter, layout.tiles.at(i), tile, layout.lines.at(i), option.font, option.palette);
        painter->setOpacity(1);
        if (day.date == m_pose.current && i == m_pose.tile) {
            painter->setBrush(Qt::NoBrush);
            painter->setPen(QPen(option.palette.color(m_pose.hasFocus ? QPalette::Accent : QPalette::Dark), 1.5));
            painter->drawRoundedRect(QRectF(layout.tiles.at(i)).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        }
    }
    const QFont small = uikit::rankedFont(uikit::TextRank::Small, option.font);
    const QFontMetrics metrics(small);
    painter->setFont(small);
    if (layout.hidden > 0) {
        painter->setPen(option.palette.color(QPalette::Link));
        const QString word = layout.isCompact ? u"+%1"_s.arg(layout.hidden)
            : layout.tiles.isEmpty()          ? tr("%1 项").arg(layout.hidden)
                                              : tr("还有 %1 项").arg(layout.hidden);
        painter->drawText(layout.more.adjusted(layout.isCompact ? 1 : 7, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, word);
    }
    if (!layout.breach.isNull()) {
        const auto colors = uikit::toneColors(Tone::Danger, option.palette);
        const int side = metrics.ascent() - 1;
        painter->drawPixmap(QPoint(layout.breach.left() + 7, layout.breach.top() + (layout.breach.height() - side) / 2),
                            uikit::glyphPixmap(uikit::Glyph::Silence, {side, side}, painter->device()->devicePixelRatio(), colors.text));
        painter->setPen(colors.text);
        const QRect text = layout.breach.adjusted(7 + side + 4, 0, 0, 0);
        const QString who = day.breaches.size() == 1 ? tr("%1失声").arg(day.breaches.first()) : tr("%1 个账号失声").arg(day.breaches.size());
        painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft, metrics.elidedText(who, Qt::ElideMiddle, text.width()));
    }
}

void MonthDelegate::paintFrame(QPainter *painter, const QStyleOptionViewItem &option, const DayCell &day) const
{
    const bool isTarget = m_pose.target.isValid() && day.date == m_pose.target;
    if (!isTarget && day.date != m_pose.current)
        return;
    QColor color = option.palette.color(m_pose.hasFocus ? QPalette::Accent : QPalette::Dark);
    if (isTarget)
        color = m_pose.isRefused ? uikit::toneColors(Tone::Danger, option.palette).text : option.palette.color(QPalette::Accent);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(color, isTarget || m_pose.hasFocus ? 2 : 1, isTarget ? Qt::DashLine : Qt::SolidLine));
    painter->drawRect(QRectF(option.rect).adjusted(1, 1, -2, -2));
}

} // namespace zhijian::calendar
