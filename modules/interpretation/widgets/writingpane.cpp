#include "interpretation/widgets/writingpane.h"

#include "interpretation/templates.h"
#include "interpretation/widgets/blockglyph.h"
#include "interpretation/widgets/findbar.h"
#include "interpretation/widgets/sourceeditor.h"
#include "uikit/flowlayout.h"
#include "uikit/icons.h"
#include "uikit/theme.h"

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
    , m_palette(new QWidget)
{
    setObjectName("writingPane"_L1);
    m_palette->setObjectName("blockPalette"_L1);
    auto *flow = new uikit::FlowLayout(m_palette);
    flow->setContentsMargins(uikit::Space::Small, 2, uikit::Space::Small, 2);
    flow->setSpacing(2);
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
    for (const SuggestedBlock &block : suggestedBlocks()) {
        const bool isFence = block.text.startsWith(u"```"_s);
        auto *button = paletteButton(block.id, block.name, u"%1:%2"_s.arg(block.name, block.hint), glyphOf(block.id), isFence);
        connect(button, &QToolButton::clicked, m_editor, [this, &block] { m_editor->insertBlock(block.text, block.caret); });
        flow->addWidget(button);
    }
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_palette);
    rows->addWidget(m_editor, 1);
    rows->addWidget(m_findBar);
    setFocusProxy(m_editor);
}

void WritingPane::setReadOnly(bool isReadOnly)
{
    m_editor->setReadOnly(isReadOnly);
    m_palette->setEnabled(!isReadOnly);
}

} // namespace zhijian::interpretation
