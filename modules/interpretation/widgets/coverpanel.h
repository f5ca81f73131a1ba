#pragma once

#include "interpretation/pictureimport.h"
#include "interpretation/pictures.h"
#include "interpretation/widgets/covercropper.h"

#include <QHash>
#include <QThreadPool>

class QButtonGroup;
class QComboBox;
class QLabel;
class QPushButton;

namespace zhijian::uikit {
class TextLabel;
}

namespace zhijian::interpretation {

/// The cover pictures as they are to be stored.
struct CoverWish
{
    QByteArray picture; ///< What they were cut from
    QString wideCrop;
    QString squareCrop;
    QByteArray wide;
    QByteArray square;
};

/// 封面: one picture, two crops, both seen as they will be. GUI thread; the pictures are made in the pool.
class CoverPanel : public QWidget
{
    Q_OBJECT

public:
    explicit CoverPanel(const PictureLimits &limits, QWidget *parent = nullptr);
    ~CoverPanel() override;

    /// What the covers may be cut from (data: texts by address), and the present ones; `picture` is one of the addresses.
    void setChoices(const QList<PictureUse> &uses, const QHash<QString, QString> &pictures, const QString &picture, const QString &wideCrop,
                    const QString &squareCrop);
    void setReadOnly(bool isReadOnly);
    /// As if this file had been chosen.
    void takeFile(const QString &path);

Q_SIGNALS:
    void coverMade(const zhijian::interpretation::CoverWish &cover);
    void coverRemoved();

private:
    void choosePicture(int index);
    void show(const QByteArray &bytes, const QString &wideCrop, const QString &squareCrop);
    void shapeChosen();
    void showPreviews();
    void chooseFile();
    void make();

    PictureLimits m_limits;
    QComboBox *m_picture;
    CoverCropper *m_cropper;
    QButtonGroup *m_shapes;
    QLabel *m_previews[2];
    uikit::TextLabel *m_problem;
    QPushButton *m_save;
    QPushButton *m_remove;
    QByteArray m_bytes;
    QImage m_image;
    QRectF m_crops[2];
    bool m_isReadOnly = false;
    QThreadPool m_pool;
};

} // namespace zhijian::interpretation
