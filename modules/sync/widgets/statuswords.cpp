#include "sync/widgets/statuswords.h"

#include "core/clock.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace zhijian::sync {

using uikit::Chip;
using uikit::Glyph;
using uikit::Tone;

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("zhijian::sync::status", source);
}

} // namespace

Chip statusChip(const SyncStatus &status)
{
    if (!status.isEnrolled)
        return {Glyph::Offline, text("未登记"), Tone::Neutral};
    if (status.isRunning)
        return {Glyph::Sync, text("正在同步"), Tone::Info};
    if (status.lastError && status.lastError->code != ErrorCode::Unavailable)
        return {Glyph::Warning, text("需要处理"), Tone::Warning};
    if (status.isOnline)
        return {Glyph::Online, text("已联网"), Tone::Good};
    return {Glyph::Offline, text("离线"), Tone::Neutral};
}

QString shortTime(qint64 milliseconds, const QDateTime &now)
{
    const QDateTime time = chinaTime(milliseconds);
    return time.date() == now.date() ? time.toString(u"HH:mm"_s) : time.toString(u"M月d日 HH:mm"_s);
}

QString statusLine(const SyncStatus &status, const QDateTime &now)
{
    QStringList parts{statusChip(status).word};
    if (status.waiting > 0)
        parts.append(text("%1 条待上报").arg(status.waiting));
    if (status.lastSuccessAt > 0)
        parts.append(text("上次成功 %1").arg(shortTime(status.lastSuccessAt, now)));
    return parts.join(u" · "_s);
}

} // namespace zhijian::sync
