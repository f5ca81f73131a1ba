#pragma once

#include "core/rowmodel.h"
#include "interpretation/pictures.h"

#include <QImage>

namespace zhijian::interpretation {

/// A picture of the text that is being written, with what is known of its bytes.
struct PictureRow
{
    int id = 0;          ///< Its place among the pictures of the text, from 0
    PictureUse use;
    QSize size;          ///< Pixels; empty while it is read, or when it is not here
    qint64 bytes = 0;
    QImage thumbnail;
    bool isHere = false;

    bool operator==(const PictureRow &) const = default;
};

/// The pictures of a text, by their places. GUI thread.
class PictureListModel : public RowModel<PictureRow>
{
    Q_OBJECT

public:
    explicit PictureListModel(QObject *parent = nullptr);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    /// 会场 / 1080×720，312 KB，来源：本局 - what is missing in its place.
    [[nodiscard]] static QString summary(const PictureRow &row);
};

} // namespace zhijian::interpretation
