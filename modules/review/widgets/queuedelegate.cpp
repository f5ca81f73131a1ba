#include "review/widgets/queuedelegate.h"

#include "core/clock.h"
#include "review/queuemodel.h"
#include "uikit/chip.h"
#include "uikit/theme.h"

#include <QApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace zhijian::review {

using uikit::Space;

QString waitingText(qint64 since, QDate today)
{
    if (since == 0)
        return {};
    const QDateTime time = chinaTime(since);
    const qint64 days = time.date().daysTo(today);
    if (days <= 0)
        return QueueDelegate::tr("今天 %1").arg(time.toString(u"HH:mm"_s));
    if (days == 1)
        return QueueDelegate::tr("昨天 %1").arg(time.toString(u"HH:mm"_s));
    return QueueDelegate::tr("已等 %1 天").arg(days);
}

QueueDelegate::QueueDelegate(const Clock &clock, QObject *parent) : QStyledItemDelegate(parent), m_clock(clock) {}

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const uikit::Chip chip = uikit::chip(ItemState::FirstReview);
    return {120, option.fontMetrics.height() + uikit::chipSize(chip, option.font).height() + 2 * Space::Medium + 3};
}

void QueueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    background.text.clear();
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);
    painter->save();
    const bool isMine = index.data(QueueModel::MineRole).toBool();
    if (isMine)
        painter->fillRect(QRect(option.rect.left(), option.rect.top() + Space::Small, 3, option.rect.height() - 2 * Space::Small),
                          option.palette.color(QPalette::Accent));
    const QRect inner = option.rect.adjusted(Space::Large, Space::Medium, -Space::Medium, -Space::Medium);
    const QRect title(inner.left(), inner.top(), inner.width(), option.fontMetrics.height());
    painter->setFont(option.font);
    painter->setPen(isMine ? option.palette.color(QPalette::Text) : uikit::mutedText(option.palette));
    painter->drawText(title, Qt::AlignVCenter | Qt::AlignLeft,
                      option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, title.width()));
    const uikit::Chip chip = uikit::chip(index.data(QueueModel::StateRole).value<ItemState>());
    const QSize size = uikit::chipSize(chip, option.font);
    const QRect row(inner.left(), title.bottom() + 4, inner.width(), size.height());
    uikit::paintChip(painter, row, chip, option.font, option.palette);
    const QRect rest = row.adjusted(size.width() + Space::Medium, 0, 0, 0);
    const QString who = index.siblingAtColumn(QueueModel::DrafterColumn).data().toString();
    const QString when = waitingText(index.data(QueueModel::SubmittedRole).toLongLong(), m_clock.today());
    const QFont small = uikit::rankedFont(uikit::TextRank::Small, option.font);
    painter->setFont(small);
    painter->setPen(uikit::mutedText(option.palette));
    painter->drawText(rest, Qt::AlignVCenter | Qt::AlignLeft,
                      QFontMetrics(small).elidedText(tr("%1  %2").arg(when, who), Qt::ElideRight, rest.width()));
    painter->setPen(uikit::lineColor(option.palette));
    painter->drawLine(option.rect.bottomLeft() + QPoint(Space::Medium, 0), option.rect.bottomRight() - QPoint(Space::Medium, 0));
    painter->restore();
}

} // namespace zhijian::review
