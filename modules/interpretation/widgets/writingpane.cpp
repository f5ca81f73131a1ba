#include "interpretation/widgets/writingpane.h"

#include "interpretation/templates.h"
#include "interpretation/widgets/blockformpanel.h"
#include "interpretation/widgets/blockglyph.h"
#include "interpretation/widgets/findbar.h"
#include "interpretation/widgets/outlinepane.h"
#include "interpretation/widgets/sourceeditor.h"
#include "uikit/flowlayout.h"
#include "uikit/icons.h"
#include "uikit/theme.h"

#include <QFileDialog>
#include <QMenu>
#include <QSplitter>
#include <QStandardPaths>
#include <QToolButton>
#include <QVBoxLayout>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;

namespace {

QToolButton *paletteButton(const QString &name, const QString &text, const QString &hint, uikit::Glyph glyph, bool hasText)
{
    auto *button = new QToolButton;
    button->setObjectName(u"palette-"_s + name);
    button->setAccessibleName(text);
    button->setToolTip(hint);
    button->setIcon(uikit::icon(glyph));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    if (hasText) {
        button->setText(text);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    }
    return button;
}

} // namespace

WritingPane::WritingPane(QWidget *parent)
    : QWidget(parent)
    , m_editor(new SourceEditor)
    , m_findBar(new FindBar(m_editor, this))
    , m_outline(new OutlinePane(m_editor))
    , m_palette(new QWidget)
    , m_form(new BlockFormPanel(m_editor))
{
    setObjectName("writingPane"_L1);
    m_palette->setObjectName("blockPalette"_L1);
    auto *flow = new uikit::FlowLayout(m_palette);
    flow->setContentsMargins(uikit::Space::Small, 2, uikit::Space::Small, 2);
    flow->setSpacing(2);
    auto *insert = paletteButton(u"insert"_s, tr("插入"), tr("插入标题、表格、问答、图表等区块(Alt+I)"), uikit::Glyph::Add, true);
    insert->setShortcut(QKeySequence(Qt::ALT | Qt::Key_I));
    insert->setPopupMode(QToolButton::InstantPopup);
    insert->setMenu(insertMenu());
    flow->addWidget(insert);
    const auto addMark = [&](const QString &name, const QString &text, const QString &keys, uikit::Glyph glyph, const QString &mark) {
        auto *button = paletteButton(name, text, u"%1(%2)"_s.arg(text, keys), glyph, false);
        connect(button, &QToolButton::clicked, m_editor, [this, mark] {
            m_editor->toggleMark(mark);
            m_editor->setFocus();
        });
        flow->addWidget(button);
    };
    addMark(u"bold"_s, tr("加粗"), u"Ctrl+B"_s, uikit::Glyph::Bold, u"**"_s);
    addMark(u"italic"_s, tr("斜体"), u"Ctrl+I"_s, uikit::Glyph::Italic, u"*"_s);
    const auto addMove = [&](const QString &name, const QString &text, const QString &keys, uikit::Glyph glyph, int direction) {
        auto *button = paletteButton(name, text, u"%1(%2)"_s.arg(text, keys), glyph, false);
        connect(button, &QToolButton::clicked, m_editor, [this, direction] {
            m_editor->moveBlock(direction);
            m_editor->setFocus();
        });
        flow->addWidget(button);
    };
    addMove(u"moveUp"_s, tr("区块上移"), u"Alt+↑"_s, uikit::Glyph::Up, -1);
    addMove(u"moveDown"_s, tr("区块下移"), u"Alt+↓"_s, uikit::Glyph::Down, 1);
    m_formButton = paletteButton(u"form"_s, tr("表单"), tr("用表单填写光标所在的区块(Alt+B)"), uikit::Glyph::Sheet, true);
    m_formButton->setCheckable(true);
    m_formButton->setShortcut(QKeySequence(Qt::ALT | Qt::Key_B));
    connect(m_formButton, &QToolButton::toggled, m_form, &QWidget::setVisible);
    connect(m_formButton, &QToolButton::clicked, m_form, [this](bool isOn) { isOn ? m_form->begin() : m_editor->setFocus(); });
    flow->addWidget(m_formButton);
    auto *outline = paletteButton(u"outline"_s, tr("大纲"), tr("显示大纲，可拖动区块调整次序(Ctrl+Shift+O)"), uikit::Glyph::Tree, false);
    outline->setCheckable(true);
    outline->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O));
    connect(outline, &QToolButton::toggled, m_outline, &QWidget::setVisible);
    flow->addWidget(outline);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_palette);
    auto *split = new QSplitter(Qt::Vertical);
    split->setObjectName("writingSplit"_L1);
    split->setChildrenCollapsible(false);
    split->addWidget(m_editor);
    split->addWidget(m_form);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    m_form->hide();
    auto *beside = new QSplitter(Qt::Horizontal);
    beside->setObjectName("outlineSplit"_L1);
    beside->setChildrenCollapsible(false);
    beside->addWidget(m_outline);
    beside->addWidget(split);
    beside->setStretchFactor(1, 1);
    beside->setSizes({170, 500});
    m_outline->hide();
    rows->addWidget(beside, 1);
    rows->addWidget(m_findBar);
    setFocusProxy(m_editor);
}

/// Name at the left, purpose at the right; blocks of ours open their form, so that nobody has to type a fence.
QMenu *WritingPane::insertMenu()
{
    auto *menu = new QMenu(this);
    menu->setObjectName("insertMenu"_L1);
    auto *picture = menu->addAction(uikit::icon(uikit::Glyph::Image), tr("图片文件…\t从电脑里选，也可以直接粘贴或拖进来"));
    picture->setObjectName("insertPictureFile"_L1);
    connect(picture, &QAction::triggered, this, &WritingPane::choosePictures);
    auto *subtitles = menu->addAction(uikit::icon(uikit::Glyph::Import), tr("字幕文件…\tSRT 或 WebVTT，也可以直接拖进来"));
    subtitles->setObjectName("insertSubtitleFile"_L1);
    connect(subtitles, &QAction::triggered, this, &WritingPane::chooseSubtitles);
    menu->addSeparator();
    bool wasFence = false;
    for (const SuggestedBlock &block : suggestedBlocks()) {
        const bool isFence = block.text.startsWith(u"```"_s);
        if (isFence && !wasFence)
            menu->addSeparator();
        wasFence = isFence;
        auto *action = menu->addAction(uikit::icon(glyphOf(block.id)), QString(block.name + u'\t' + block.hint));
        action->setObjectName(u"insert-"_s + block.id);
        connect(action, &QAction::triggered, m_editor, [this, &block, isFence] {
            m_editor->insertBlock(block.text, block.caret);
            if (!isFence)
                return;
            m_formButton->setChecked(true);
            m_form->begin();
        });
    }
    return menu;
}

void WritingPane::choosePictures()
{
    auto *dialog = new QFileDialog(this, tr("选择图片"), QStandardPaths::writableLocation(QStandardPaths::PicturesLocation),
                                   tr("图片 (*.png *.jpg *.jpeg *.jfif *.gif *.webp *.bmp)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, m_editor, &SourceEditor::offerFiles);
    dialog->open();
}

void WritingPane::chooseSubtitles()
{
    auto *dialog = new QFileDialog(this, tr("选择字幕文件"), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation), tr("字幕 (*.srt *.vtt)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, m_editor, &SourceEditor::takeSubtitles);
    dialog->open();
}

void WritingPane::setReadOnly(bool isReadOnly)
{
    m_editor->setReadOnly(isReadOnly);
    // Reading needs the outline too.
    for (QToolButton *button : m_palette->findChildren<QToolButton *>())
        button->setEnabled(!isReadOnly || button->objectName() == "palette-outline"_L1);
    m_form->setReadOnly(isReadOnly);
    m_outline->setReadOnly(isReadOnly);
}

} // namespace zhijian::interpretation
