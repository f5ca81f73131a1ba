#include "interpretation/widgets/findbar.h"

#include "interpretation/widgets/sourceeditor.h"
#include "uikit/icons.h"
#include "uikit/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;

namespace {

QToolButton *toolButton(const QString &name, const QString &text, uikit::Glyph glyph)
{
    auto *button = new QToolButton;
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setToolTip(text);
    button->setIcon(uikit::icon(glyph));
    button->setAutoRaise(true);
    return button;
}

} // namespace

FindBar::FindBar(SourceEditor *editor, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_find(new QLineEdit)
    , m_replace(new QLineEdit)
    , m_replaceRow(new QWidget)
    , m_count(new QLabel)
{
    setObjectName("findBar"_L1);
    m_find->setObjectName("findText"_L1);
    m_find->setAccessibleName(tr("查找内容"));
    m_find->setPlaceholderText(tr("查找"));
    m_find->setClearButtonEnabled(true);
    m_replace->setObjectName("replaceText"_L1);
    m_replace->setAccessibleName(tr("替换为"));
    m_replace->setPlaceholderText(tr("替换为"));
    auto *previous = toolButton(u"findPrevious"_s, tr("上一处（Shift+F3）"), uikit::Glyph::Up);
    auto *next = toolButton(u"findNext"_s, tr("下一处（F3）"), uikit::Glyph::Down);
    auto *close = toolButton(u"findClose"_s, tr("关闭（Esc）"), uikit::Glyph::Cross);
    auto *one = new QPushButton(tr("替换"));
    one->setObjectName("replaceOne"_L1);
    auto *all = new QPushButton(tr("全部替换"));
    all->setObjectName("replaceAll"_L1);

    auto *replaceLine = new QHBoxLayout(m_replaceRow);
    replaceLine->setContentsMargins(0, 0, 0, 0);
    replaceLine->addWidget(m_replace, 1);
    replaceLine->addWidget(one);
    replaceLine->addWidget(all);
    auto *findLine = new QHBoxLayout;
    findLine->addWidget(m_find, 1);
    findLine->addWidget(m_count);
    findLine->addWidget(previous);
    findLine->addWidget(next);
    findLine->addWidget(close);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(uikit::Space::Medium, uikit::Space::Small, uikit::Space::Medium, uikit::Space::Small);
    rows->setSpacing(uikit::Space::Small);
    rows->addLayout(findLine);
    rows->addWidget(m_replaceRow);
    hide();

    connect(m_find, &QLineEdit::textChanged, this, &FindBar::search);
    connect(m_editor, &SourceEditor::edited, this, [this] {
        if (isVisible())
            search();
    });
    connect(previous, &QToolButton::clicked, this, [this] { step(-1); });
    connect(next, &QToolButton::clicked, this, [this] { step(1); });
    connect(close, &QToolButton::clicked, this, &FindBar::closeBar);
    connect(one, &QPushButton::clicked, this, &FindBar::replaceOne);
    connect(all, &QPushButton::clicked, this, &FindBar::replaceAll);
}

void FindBar::open(bool withReplace)
{
    m_editor->commitComposition();
    const QString selected = m_editor->textCursor().selectedText();
    if (!selected.isEmpty() && !selected.contains(QChar::ParagraphSeparator))
        m_find->setText(selected);
    m_replaceRow->setVisible(withReplace && !m_editor->isReadOnly());
    show();
    m_find->setFocus();
    m_find->selectAll();
    search();
}

void FindBar::closeBar()
{
    hide();
    m_editor->setMatches({});
    m_editor->setFocus();
}

QList<QTextCursor> FindBar::matches() const
{
    QList<QTextCursor> found;
    if (m_find->text().isEmpty())
        return found;
    QTextCursor place(m_editor->document());
    while (!(place = m_editor->document()->find(m_find->text(), place)).isNull() && found.size() < 2000)
        found.append(place);
    return found;
}

void FindBar::search()
{
    const auto found = matches();
    m_editor->setMatches(found);
    m_count->setText(m_find->text().isEmpty() ? QString() : found.isEmpty() ? tr("没有") : tr("%1 处").arg(found.size()));
}

void FindBar::step(int direction)
{
    const auto found = matches();
    if (found.isEmpty())
        return;
    const QTextCursor now = m_editor->textCursor();
    QTextCursor target = direction > 0 ? found.first() : found.last();
    if (direction > 0) {
        const auto next = std::ranges::find_if(found, [&](const QTextCursor &match) { return match.selectionStart() >= now.selectionEnd() && match != now; });
        if (next != found.cend())
            target = *next;
    } else {
        for (const QTextCursor &match : found)
            if (match.selectionEnd() <= now.selectionStart())
                target = match;
    }
    m_editor->setTextCursor(target);
    m_editor->centerCursor();
}

void FindBar::replaceOne()
{
    QTextCursor cursor = m_editor->textCursor();
    if (cursor.selectedText().compare(m_find->text(), Qt::CaseInsensitive) == 0 && !m_find->text().isEmpty()) {
        cursor.insertText(m_replace->text());
        m_editor->setTextCursor(cursor);
    }
    step(1);
}

void FindBar::replaceAll()
{
    const auto found = matches();
    QTextCursor whole(m_editor->document());
    whole.beginEditBlock();
    for (QTextCursor match : found)
        match.insertText(m_replace->text());
    whole.endEditBlock();
    m_count->setText(tr("已替换 %1 处").arg(found.size()));
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return closeBar();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (m_replace->hasFocus())
            replaceOne();
        else
            step(event->modifiers() & Qt::ShiftModifier ? -1 : 1);
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace zhijian::interpretation
