#include "interpretation/widgets/picturespanel.h"

#include "uikit/emptystate.h"
#include "uikit/formrows.h"
#include "uikit/icons.h"
#include "uikit/theme.h"

#include <QFileDialog>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QStackedLayout>
#include <QStandardPaths>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize Thumbnail(72, 54);

/// Thumbnail and size of one picture; in the pool.
PictureRow readRow(const QString &text)
{
    PictureRow row;
    const QByteArray bytes = dataBytes(text);
    const QImage image = QImage::fromData(bytes);
    row.bytes = bytes.size();
    row.size = image.size();
    if (!image.isNull())
        row.thumbnail = image.scaled(Thumbnail * 2, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    return row;
}

/// A fixed frame for the thumbnail, so that texts begin at one line whatever the picture's shape.
class RowDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width(), std::max(Thumbnail.height(), 3 * option.fontMetrics.lineSpacing()) + 2 * uikit::Space::Small};
    }
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->decorationSize = Thumbnail;
        option->features |= QStyleOptionViewItem::HasDecoration | QStyleOptionViewItem::WrapText;
        option->textElideMode = Qt::ElideRight;
        if (option->icon.isNull())
            option->icon = uikit::icon(uikit::Glyph::Image);
    }
};

} // namespace

PicturesPanel::PicturesPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new PictureListModel(this))
    , m_stack(new QStackedLayout)
    , m_list(new QListView)
    , m_form(new uikit::FormRows)
    , m_alternative(new QLineEdit)
    , m_source(new QLineEdit)
    , m_replace(new QPushButton(uikit::icon(uikit::Glyph::Image), tr("换一张…")))
    , m_cover(new QPushButton(uikit::icon(uikit::Glyph::Sheet), tr("封面…")))
{
    setObjectName("picturesPanel"_L1);
    m_list->setObjectName("pictureList"_L1);
    m_list->setAccessibleName(tr("文中的图片"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_alternative->setObjectName("pictureAlternative"_L1);
    m_alternative->setPlaceholderText(tr("图上画的是什么"));
    m_source->setObjectName("pictureSource"_L1);
    m_replace->setObjectName("replacePicture"_L1);
    m_form->addRow(tr("替代文字"), m_alternative);
    m_form->addRow(tr("来源"), m_source);
    auto *full = new QWidget;
    auto *rows = new QVBoxLayout(full);
    rows->setContentsMargins(uikit::Space::Small, uikit::Space::Small, uikit::Space::Small, uikit::Space::Small);
    rows->addWidget(m_list, 1);
    rows->addWidget(m_form);
    m_cover->setObjectName("openCover"_L1);
    m_cover->setToolTip(tr("从图片裁剪 900×383 和 200×200 的封面"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_replace);
    buttons->addWidget(m_cover);
    rows->addLayout(buttons);
    auto *empty = new uikit::EmptyState(uikit::Glyph::Image, tr("文中没有图片"), tr("粘贴、拖进来，或从文件里选。"));
    empty->addAction(u"addFirstPicture"_s, tr("选图片…"), [this] { Q_EMIT addRequested(); });
    empty->addAction(u"addFirstCover"_s, tr("做封面…"), [this] { Q_EMIT coverRequested({}); });
    m_stack->addWidget(full);
    m_stack->addWidget(empty);
    m_stack->setCurrentIndex(1);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addLayout(m_stack);
    m_pool.setMaxThreadCount(1);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &PicturesPanel::showCurrent);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { Q_EMIT shown(m_model->row(index.row()).use.line); });
    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) { Q_EMIT shown(m_model->row(index.row()).use.line); });
    connect(m_alternative, &QLineEdit::editingFinished, this, &PicturesPanel::write);
    connect(m_source, &QLineEdit::editingFinished, this, &PicturesPanel::write);
    connect(m_replace, &QPushButton::clicked, this, &PicturesPanel::chooseReplacement);
    connect(m_cover, &QPushButton::clicked, this, [this] {
        Q_EMIT coverRequested(current() >= 0 && current() < m_model->rowCount() ? m_model->row(current()).use.target : QString());
    });
    showCurrent();
}

PicturesPanel::~PicturesPanel()
{
    m_pool.clear();
    m_pool.waitForDone();
}

int PicturesPanel::current() const
{
    return m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1;
}

void PicturesPanel::setPictures(const QList<PictureUse> &uses, const QHash<QString, QString> &pictures)
{
    m_texts = pictures;
    QList<PictureRow> rows;
    for (const PictureUse &use : uses) {
        PictureRow row = m_known.value(use.target);
        row.id = int(rows.size());
        row.use = use;
        row.isHere = pictures.contains(use.target) || use.target.startsWith("data:image/"_L1);
        rows.append(row);
    }
    m_model->setRows(rows);
    m_stack->setCurrentIndex(rows.isEmpty() ? 1 : 0);
    if (current() < 0 && !rows.isEmpty())
        m_list->setCurrentIndex(m_model->index(0, 0));
    showCurrent();
    readSizes();
}

void PicturesPanel::readSizes()
{
    QHash<QString, QString> wanted;
    for (const PictureRow &row : m_model->rows())
        if (const QString text = m_texts.value(row.use.target); !text.isEmpty() && !m_known.contains(row.use.target)) {
            m_known.insert(row.use.target, {}); // asked for
            wanted.insert(row.use.target, text);
        }
    if (wanted.isEmpty())
        return;
    m_pool.start([this, wanted] {
        QHash<QString, PictureRow> read;
        for (auto it = wanted.cbegin(); it != wanted.cend(); ++it)
            read.insert(it.key(), readRow(it.value()));
        QMetaObject::invokeMethod(this, [this, read] {
            m_known.insert(read);
            QList<PictureUse> uses;
            for (const PictureRow &row : m_model->rows())
                uses.append(row.use);
            setPictures(uses, m_texts);
        });
    });
}

void PicturesPanel::showCurrent()
{
    const QScopedValueRollback showing(m_isShowing, true);
    const int row = current();
    const bool isAny = row >= 0 && row < m_model->rowCount();
    m_form->setEnabled(isAny && !m_isReadOnly);
    m_replace->setEnabled(isAny && !m_isReadOnly);
    if (!isAny)
        return;
    const PictureUse &use = m_model->row(row).use;
    if (m_alternative->text() != use.alternative && !m_alternative->hasFocus())
        m_alternative->setText(use.alternative);
    if (m_source->text() != use.source && !m_source->hasFocus())
        m_source->setText(use.source);
    m_form->setRowVisible(m_source, use.isBlock);
    m_form->setProblem(m_alternative, use.alternative.isEmpty() ? tr("看不见图的人靠它知道画的是什么。") : QString());
}

void PicturesPanel::write()
{
    const int row = current();
    if (m_isShowing || m_isReadOnly || row < 0 || row >= m_model->rowCount())
        return;
    PictureUse wanted = m_model->row(row).use;
    wanted.alternative = m_alternative->text().simplified();
    if (wanted.isBlock)
        wanted.source = m_source->text().simplified();
    if (!(wanted == m_model->row(row).use))
        Q_EMIT changed(row, wanted);
}

void PicturesPanel::chooseReplacement()
{
    auto *dialog = new QFileDialog(this, tr("换一张图片"), QStandardPaths::writableLocation(QStandardPaths::PicturesLocation),
                                   tr("图片 (*.png *.jpg *.jpeg *.jfif *.gif *.webp *.bmp)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, row = current()](const QString &path) { Q_EMIT replaceRequested(row, path); });
    dialog->open();
}

void PicturesPanel::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    showCurrent();
}

} // namespace zhijian::interpretation
