#include "interpretation/widgets/coverpanel.h"

#include "interpretation/widgets/pictureintake.h"
#include "uikit/icons.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QStandardPaths>
#include <QToolButton>
#include <QVBoxLayout>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;

namespace {

constexpr CoverShape Shapes[] = {CoverShape::Wide, CoverShape::Square};
constexpr int PreviewHeight = 90; ///< Both alike, as a list of articles shows them

QString shapeName(CoverShape shape)
{
    return shape == CoverShape::Wide ? CoverPanel::tr("头条 900×383") : CoverPanel::tr("小图 200×200");
}

} // namespace

CoverPanel::CoverPanel(const PictureLimits &limits, QWidget *parent)
    : QWidget(parent)
    , m_limits(limits)
    , m_picture(new QComboBox)
    , m_cropper(new CoverCropper)
    , m_shapes(new QButtonGroup(this))
    , m_problem(new uikit::TextLabel(uikit::TextRank::Small))
    , m_save(new QPushButton(uikit::icon(uikit::Glyph::Check), tr("用作封面")))
    , m_remove(new QPushButton(uikit::icon(uikit::Glyph::Trash), tr("不要封面")))
{
    setObjectName("coverPanel"_L1);
    m_picture->setObjectName("coverPicture"_L1);
    m_picture->setAccessibleName(tr("从哪张图片裁剪"));
    m_picture->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_save->setObjectName("saveCover"_L1);
    m_remove->setObjectName("removeCover"_L1);
    auto *file = new QPushButton(uikit::icon(uikit::Glyph::Folder), tr("选文件…"));
    file->setObjectName("coverFile"_L1);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(uikit::Space::Page, uikit::Space::Small, uikit::Space::Page, uikit::Space::Small);
    auto *from = new QHBoxLayout;
    from->addWidget(m_picture, 1);
    from->addWidget(file);
    rows->addLayout(from);
    auto *shapes = new QHBoxLayout;
    for (const CoverShape shape : Shapes) {
        auto *button = new QToolButton;
        button->setObjectName(u"coverShape%1"_s.arg(int(shape)));
        button->setText(shapeName(shape));
        button->setCheckable(true);
        button->setChecked(shape == CoverShape::Wide);
        button->setFocusPolicy(Qt::TabFocus);
        m_shapes->addButton(button, int(shape));
        shapes->addWidget(button);
    }
    shapes->addStretch();
    rows->addLayout(shapes);
    rows->addWidget(m_cropper, 1);
    auto *previews = new QHBoxLayout;
    for (const CoverShape shape : Shapes) {
        auto *preview = new QLabel;
        preview->setObjectName(u"coverPreview%1"_s.arg(int(shape)));
        preview->setAccessibleName(tr("%1 的样子").arg(shapeName(shape)));
        preview->setFixedSize(coverSize(shape).scaled(1000, PreviewHeight, Qt::KeepAspectRatio));
        m_previews[int(shape)] = preview;
        previews->addWidget(preview);
    }
    previews->addStretch();
    rows->addLayout(previews);
    rows->addWidget(m_problem);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_save);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    rows->addLayout(buttons);
    m_pool.setMaxThreadCount(1);

    connect(m_picture, &QComboBox::activated, this, &CoverPanel::choosePicture);
    connect(file, &QPushButton::clicked, this, &CoverPanel::chooseFile);
    connect(m_shapes, &QButtonGroup::idClicked, this, &CoverPanel::shapeChosen);
    connect(m_cropper, &CoverCropper::cropChanged, this, [this](const QRectF &crop) {
        m_crops[m_shapes->checkedId()] = crop;
        showPreviews();
    });
    connect(m_save, &QPushButton::clicked, this, &CoverPanel::make);
    connect(m_remove, &QPushButton::clicked, this, &CoverPanel::coverRemoved);
    show({}, {}, {});
}

CoverPanel::~CoverPanel()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void CoverPanel::setChoices(const QList<PictureUse> &uses, const QHash<QString, QString> &pictures, const QString &picture, const QString &wideCrop,
                            const QString &squareCrop)
{
    m_picture->clear();
    QStringList seen;
    for (const PictureUse &use : uses)
        if (const QString text = pictures.value(use.target); !text.isEmpty() && !seen.contains(use.target)) {
            seen.append(use.target);
            m_picture->addItem(tr("图%1 %2").arg(seen.size()).arg(use.alternative), text);
        }
    if (!picture.isEmpty() && !seen.contains(picture) && pictures.contains(picture)) {
        seen.append(picture);
        m_picture->addItem(tr("现在的封面图"), pictures.value(picture));
    }
    m_remove->setVisible(!wideCrop.isEmpty());
    const int index = std::max(0, int(seen.indexOf(picture)));
    m_picture->setEnabled(m_picture->count() > 0);
    if (m_picture->count() == 0)
        return show({}, {}, {});
    m_picture->setCurrentIndex(index);
    const bool isPresent = seen.value(index) == picture;
    show(dataBytes(m_picture->currentData().toString()), isPresent ? wideCrop : QString(), isPresent ? squareCrop : QString());
}

void CoverPanel::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    m_save->setEnabled(!isReadOnly && !m_image.isNull());
    m_remove->setEnabled(!isReadOnly);
}

void CoverPanel::choosePicture(int index)
{
    show(dataBytes(m_picture->itemData(index).toString()), {}, {});
}

/// A picture of a text is at most some thousand points wide: decoding it for the cropper takes milliseconds, and happens once.
void CoverPanel::show(const QByteArray &bytes, const QString &wideCrop, const QString &squareCrop)
{
    m_bytes = bytes;
    m_image = QImage::fromData(bytes);
    for (const CoverShape shape : Shapes)
        m_crops[int(shape)] = cropFromText(shape == CoverShape::Wide ? wideCrop : squareCrop).value_or(largestCrop(m_image.size(), shape));
    m_cropper->setPicture(m_image);
    m_problem->setText(m_image.isNull() ? tr("文中还没有图片。先选一个图片文件。") : QString());
    m_problem->setVisible(!m_problem->text().isEmpty());
    setReadOnly(m_isReadOnly);
    shapeChosen();
    showPreviews();
}

void CoverPanel::shapeChosen()
{
    const int id = m_shapes->checkedId();
    m_cropper->setShape(CoverShape(id), m_crops[id]);
}

void CoverPanel::showPreviews()
{
    for (const CoverShape shape : Shapes) {
        QLabel *label = m_previews[int(shape)];
        const QRectF crop = m_crops[int(shape)];
        const QRect part = QRectF(crop.left() * m_image.width(), crop.top() * m_image.height(), crop.width() * m_image.width(), crop.height() * m_image.height())
                               .toAlignedRect().intersected(m_image.rect());
        const qreal ratio = devicePixelRatioF();
        QImage shown = m_image.isNull() ? QImage() : m_image.copy(part).scaled(label->size() * ratio, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        shown.setDevicePixelRatio(ratio);
        label->setPixmap(QPixmap::fromImage(shown));
    }
}

void CoverPanel::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("选封面图片"), QStandardPaths::writableLocation(QStandardPaths::PicturesLocation),
                                   tr("图片 (*.png *.jpg *.jpeg *.jfif *.gif *.webp *.bmp)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &CoverPanel::takeFile);
    dialog->open();
}

void CoverPanel::takeFile(const QString &path)
{
    m_pool.start([this, path, limits = m_limits] {
        const auto picture = readPicture({.path = path}, limits);
        QMetaObject::invokeMethod(this, [this, picture, name = QFileInfo(path).fileName()] {
            if (picture) {
                m_picture->addItem(name, dataText(picture->bytes, mediaTypeOf(picture->bytes)));
                m_picture->setCurrentIndex(m_picture->count() - 1);
                m_picture->setEnabled(true);
                show(picture->bytes, {}, {});
                return;
            }
            m_problem->setText(picture.error().detail);
            m_problem->show();
        });
    });
}

void CoverPanel::make()
{
    m_save->setEnabled(false);
    CoverWish wish{.picture = m_bytes, .wideCrop = cropText(m_crops[0]), .squareCrop = cropText(m_crops[1]), .wide = {}, .square = {}};
    m_pool.start([this, wish, wideCrop = m_crops[0], squareCrop = m_crops[1]]() mutable {
        const auto wide = coverPicture(wish.picture, wideCrop, CoverShape::Wide);
        const auto square = coverPicture(wish.picture, squareCrop, CoverShape::Square);
        wish.wide = wide.value_or(QByteArray());
        wish.square = square.value_or(QByteArray());
        QMetaObject::invokeMethod(this, [this, wish] {
            setReadOnly(m_isReadOnly);
            if (!wish.wide.isEmpty() && !wish.square.isEmpty())
                return Q_EMIT coverMade(wish);
            m_problem->setText(tr("封面没有做成：图片裁不出来。请换一张图片。"));
            m_problem->show();
        });
    });
}

} // namespace zhijian::interpretation
