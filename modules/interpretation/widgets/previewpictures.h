#pragma once

#include <QHash>
#include <QMutex>
#include <QString>

namespace zhijian::interpretation {

/// Smaller copies of large pictures, for the preview that is made anew at each pause: a few hundred kilobytes of text instead of
/// many megabytes. Outputs take the pictures themselves. Thread-safe.
class PreviewPictures
{
public:
    /// data: texts by address; large ones are made smaller the first time.
    [[nodiscard]] QHash<QString, QString> of(const QHash<QString, QString> &pictures);

private:
    QMutex m_mutex;
    QHash<QString, QString> m_small;
};

} // namespace zhijian::interpretation
