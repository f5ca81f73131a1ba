#include "interpretation/widgets/picturelistmodel.h"

#include <QLocale>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;

PictureListModel::PictureListModel(QObject *parent) : RowModel(parent) {}

int PictureListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
}

QString PictureListModel::summary(const PictureRow &row)
{
    if (!row.isHere)
        return row.use.target.isEmpty() ? u"没有写明用哪张图片"_s : row.use.target.startsWith("http"_L1) ? u"网上的图片，不会显示"_s : u"图片不在本机"_s;
    QStringList parts;
    if (row.size.isValid())
        parts.append(u"%1×%2，%3 KB"_s.arg(row.size.width()).arg(row.size.height()).arg(std::max<qint64>(1, row.bytes / 1024)));
    if (row.use.isBlock)
        parts.append(row.use.source.isEmpty() ? u"没有来源"_s : u"来源：%1"_s.arg(row.use.source));
    return parts.join(u'\n');
}

QVariant PictureListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PictureRow &picture = row(index.row());
    const QString words = picture.use.alternative.isEmpty() ? u"没有替代文字"_s : picture.use.alternative;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return QString(u"图%1 %2"_s.arg(index.row() + 1).arg(words) + u'\n' + summary(picture));
    case Qt::ToolTipRole:
        return u"第 %1 行\n%2"_s.arg(picture.use.line).arg(picture.use.target.left(60));
    case Qt::DecorationRole:
        return picture.thumbnail.isNull() ? QVariant() : QVariant::fromValue(picture.thumbnail);
    default:
        return {};
    }
}

} // namespace zhijian::interpretation
