#include "interpretation/widgets/themepage.h"

#include "interpretation/parser.h"
#include "interpretation/renderer.h"
#include "interpretation/widgets/previewpane.h"
#include "interpretation/widgets/sheeteditor.h"
#include "uikit/emptystate.h"
#include "uikit/icons.h"
#include "uikit/messagebar.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QComboBox>
#include <QFile>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using uikit::Glyph;

namespace {

constexpr int LineRole = Qt::UserRole;
constexpr int IdRole = Qt::UserRole + 1;

/// Every kind of block once.
RenderInput sampleInput()
{
    QFile file(u":/zhijian/themes/sample.md"_s);
    const QString source = file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    return {.title = u"一图读懂：样式示例"_s,
            .document = parse(source),
            .policies = {{u"云岭县农村客运惠民补贴实施办法"_s, u"云府办发〔2026〕18号"_s, {}}},
            .author = u"县政府办"_s,
            .date = QDate(2026, 11, 23),
            .accountName = u"云岭发布"_s,
            .theme = {},
            .isAiAssisted = true,
            .pictures = {}};
}

QString newName(const QListWidget *list)
{
    for (int number = 1;; ++number) {
        const QString name = number == 1 ? ThemePage::tr("本单位主题") : ThemePage::tr("本单位主题 %1").arg(number);
        if (list->findItems(name, Qt::MatchExactly).isEmpty())
            return name;
    }
}

} // namespace

ThemePage::ThemePage(const Setting &setting, QWidget *parent)
    : QWidget(parent)
    , m_setting(setting)
    , m_messages(new uikit::MessageBar)
    , m_list(new QListWidget)
    , m_stack(new QStackedWidget)
    , m_empty(new uikit::EmptyState(Glyph::Columns, tr("做一个本单位的版式主题"), tr("从一个内置主题开始，改颜色和样式，右边马上看到每一种块的样子。")))
    , m_name(new QLineEdit)
    , m_base(new QComboBox)
    , m_save(new QPushButton(tr("保存")))
    , m_remove(new QToolButton)
    , m_editor(new SheetEditor)
    , m_problems(new QListWidget)
    , m_verdict(new uikit::TextLabel(uikit::TextRank::Small))
    , m_preview(new PreviewPane)
{
    setObjectName("themePage"_L1);
    setMinimumSize(640, 300);
    m_empty->addAction(u"newThemeFromEmpty"_s, tr("新建主题"), [this] { beginNew(); });
    auto *work = new QSplitter;
    work->setObjectName("themeSplitter"_L1);
    work->setChildrenCollapsible(false);
    work->addWidget(makeEditing());
    work->addWidget(m_preview);
    m_preview->setMinimumWidth(230);
    work->setStretchFactor(0, 1);
    work->setSizes({520, 410});
    m_stack->addWidget(m_empty);
    m_stack->addWidget(work);
    auto *across = new QHBoxLayout;
    across->setContentsMargins({});
    across->setSpacing(0);
    across->addWidget(makeList());
    across->addWidget(m_stack, 1);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->setSpacing(0);
    rows->addWidget(m_messages);
    rows->addWidget(makeBar());
    rows->addLayout(across, 1);
    QStringList kept;
    for (const QString &property : sheetProperties())
        if (m_setting.profile.styles.isEmpty() || m_setting.profile.styles.contains(property))
            kept.append(property);
    m_editor->setProperties(kept);
    m_timer.setSingleShot(true);
    m_timer.setInterval(80ms);
    connect(&m_timer, &QTimer::timeout, this, &ThemePage::renderNow);
    connect(m_editor, &QPlainTextEdit::textChanged, this, &ThemePage::noticeEdit);
    connect(m_name, &QLineEdit::textChanged, this, &ThemePage::noticeEdit);
    connect(m_base, &QComboBox::activated, this, [this] {
        // Nothing of one's own yet: the colours of the other theme to begin with.
        const QString chosen = m_base->currentData().toString();
        if (m_editor->toPlainText() == beginningSheet(m_shownBase))
            m_editor->setPlainText(beginningSheet(chosen));
        m_shownBase = chosen;
        noticeEdit();
    });
    connect(m_save, &QPushButton::clicked, this, &ThemePage::save);
    connect(m_remove, &QToolButton::clicked, this, [this] { Q_EMIT removeRequested(openId()); });
    connect(m_problems, &QListWidget::itemClicked, this, [this](const QListWidgetItem *item) { m_editor->showLine(item->data(LineRole).toInt()); });
    connect(m_problems, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) { m_editor->showLine(item->data(LineRole).toInt()); });
    connect(m_list, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *item) {
        const EntityId id = item ? item->data(IdRole).value<EntityId>() : EntityId();
        if (m_isFilling || id.isNull() || id == openId())
            return;
        leave();
        Q_EMIT openRequested(id);
    });
    auto *keys = new QShortcut(QKeySequence::Save, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(keys, &QShortcut::activated, this, &ThemePage::save);
    closeTheme();
}

QWidget *ThemePage::makeBar()
{
    auto *bar = new QWidget;
    bar->setObjectName("themeBar"_L1);
    auto *back = new QToolButton;
    back->setObjectName("leaveThemes"_L1);
    back->setText(tr("回到写稿"));
    back->setIcon(uikit::icon(Glyph::Left));
    back->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    back->setAutoRaise(true);
    connect(back, &QToolButton::clicked, this, [this] {
        leave();
        Q_EMIT closeRequested();
    });
    m_name->setObjectName("themeName"_L1);
    m_name->setAccessibleName(tr("主题名称"));
    m_name->setMaxLength(20);
    m_name->setPlaceholderText(tr("主题名称"));
    m_base->setObjectName("themeBase"_L1);
    m_base->setAccessibleName(tr("以哪个内置主题为基础"));
    m_base->setToolTip(tr("以哪个内置主题为基础"));
    for (const Theme &theme : themes()) {
        m_base->addItem(tr("基于 %1").arg(theme.name()), theme.id());
        m_base->setItemData(m_base->count() - 1, theme.description(), Qt::ToolTipRole);
    }
    m_save->setObjectName("saveTheme"_L1);
    m_save->setToolTip(tr("保存一个新版本（Ctrl+S）；已经用旧版写的稿件不变"));
    uikit::setPrimary(m_save);
    m_remove->setObjectName("removeTheme"_L1);
    m_remove->setText(tr("删除"));
    m_remove->setIcon(uikit::icon(Glyph::Trash));
    m_remove->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_remove->setAutoRaise(true);
    m_remove->setToolTip(tr("从选单里去掉，可以撤销；已经用它写的稿件不变"));
    auto *line = new QHBoxLayout(bar);
    line->setContentsMargins(uikit::Space::Medium, uikit::Space::Small, uikit::Space::Medium, uikit::Space::Small);
    line->addWidget(back, 0, Qt::AlignLeft); // alone while nothing is open
    line->addWidget(m_name, 1);
    line->addWidget(m_base);
    line->addWidget(m_remove);
    line->addWidget(m_save);
    return bar;
}

QWidget *ThemePage::makeList()
{
    auto *pane = new QWidget;
    pane->setFixedWidth(150);
    auto *create = new QToolButton;
    create->setObjectName("newTheme"_L1);
    create->setText(tr("新建主题"));
    create->setIcon(uikit::icon(Glyph::Add));
    create->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    create->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(create, &QToolButton::clicked, this, &ThemePage::beginNew);
    m_list->setObjectName("themeList"_L1);
    m_list->setAccessibleName(tr("本单位的主题"));
    m_list->setFrameShape(QFrame::NoFrame);
    auto *rows = new QVBoxLayout(pane);
    rows->setContentsMargins(uikit::Space::Medium, 0, uikit::Space::Medium, uikit::Space::Medium);
    rows->addWidget(create);
    rows->addWidget(m_list, 1);
    return pane;
}

QWidget *ThemePage::makeEditing()
{
    auto *pane = new QWidget;
    pane->setMinimumWidth(240);
    m_problems->setObjectName("themeProblems"_L1);
    m_problems->setAccessibleName(tr("样式里的问题"));
    m_problems->setFrameShape(QFrame::NoFrame);
    m_problems->setWordWrap(true);
    m_problems->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_problems->setMaximumHeight(130);
    m_verdict->setObjectName("themeVerdict"_L1);
    auto *rows = new QVBoxLayout(pane);
    rows->setContentsMargins({});
    rows->setSpacing(uikit::Space::Small);
    rows->addWidget(m_editor, 1);
    auto *below = new QVBoxLayout;
    below->setContentsMargins(uikit::Space::Medium, 0, uikit::Space::Medium, uikit::Space::Medium);
    below->addWidget(m_verdict);
    below->addWidget(m_problems);
    rows->addLayout(below);
    return pane;
}

void ThemePage::setThemes(const QList<journal::ThemeRow> &rows)
{
    m_isFilling = true;
    m_list->clear();
    for (const journal::ThemeRow &row : rows) {
        auto *item = new QListWidgetItem(row.origin.heads > 1 ? tr("%1（两个版本）").arg(row.name) : row.name, m_list);
        item->setData(IdRole, QVariant::fromValue(row.id));
        item->setToolTip(tr("基于 %1").arg(themeOf(row.base).name()));
        if (row.id == openId())
            m_list->setCurrentItem(item);
    }
    m_isFilling = false;
    if (!openId().isNull() && !m_list->currentItem())
        closeTheme();
    else if (openId().isNull() && !rows.isEmpty() && isVisible())
        Q_EMIT openRequested(rows.first().id);
}

void ThemePage::openTheme(const OfficeTheme &theme, const QList<Digest> &heads)
{
    const bool isReload = theme.id == openId();
    const bool keepsText = isReload && isModified() && theme == m_open;
    if (isReload && isModified() && theme != m_open) {
        show(uikit::warningNotice(tr("这个主题刚被另一处改过；您的改动还在，保存后两个版本都会保留。")));
        return;
    }
    m_open = theme;
    m_heads = heads;
    if (!keepsText) {
        m_isFilling = true;
        m_name->setText(theme.name);
        m_base->setCurrentIndex(std::max(0, m_base->findData(theme.base)));
        m_shownBase = theme.base;
        if (m_editor->toPlainText() != theme.css)
            m_editor->setPlainText(theme.css);
        m_isFilling = false;
    }
    for (int i = 0; i < m_list->count(); ++i)
        if (m_list->item(i)->data(IdRole).value<EntityId>() == theme.id)
            m_list->setCurrentRow(i);
    for (QWidget *one : std::initializer_list<QWidget *>{m_name, m_base, m_remove, m_save})
        one->setVisible(true);
    m_stack->setCurrentIndex(1);
    m_save->setEnabled(isModified());
    renderNow();
}

void ThemePage::closeTheme()
{
    m_open = {};
    m_heads.clear();
    m_stack->setCurrentIndex(0);
    for (QWidget *one : std::initializer_list<QWidget *>{m_name, m_base, m_remove, m_save})
        one->setVisible(false);
}

OfficeTheme ThemePage::current() const
{
    OfficeTheme theme = m_open;
    theme.name = m_name->text().simplified();
    theme.base = m_base->currentData().toString();
    theme.css = m_editor->toPlainText();
    return theme;
}

bool ThemePage::isModified() const
{
    return !openId().isNull() && current() != m_open;
}

void ThemePage::noticeEdit()
{
    if (m_isFilling || openId().isNull())
        return;
    m_save->setEnabled(isModified());
    m_timer.start();
}

void ThemePage::renderNow()
{
    if (openId().isNull())
        return;
    const OfficeTheme theme = current();
    const ThemeSheet sheet = readThemeSheet(theme, u"preview"_s);
    RenderInput input = sampleInput();
    input.look = sheet.theme;
    const QString html = previewPage(input);
    m_preview->setPage(html);
    QList<SheetProblem> found = sheet.problems + platformProblems(theme, m_setting.profile);
    std::ranges::stable_sort(found, {}, &SheetProblem::line);
    m_editor->setProblems(found);
    showProblems(found, darkContrast(html, m_setting.contrast));
}

void ThemePage::showProblems(const QList<SheetProblem> &sheet, const QList<ContrastFault> &faults)
{
    m_problems->clear();
    const auto add = [this](const QString &text, int line, uikit::Tone tone) {
        auto *item = new QListWidgetItem(uikit::icon(tone == uikit::Tone::Danger ? Glyph::Error : Glyph::Warning, tone), text, m_problems);
        item->setData(LineRole, line);
        item->setToolTip(text);
    };
    int blocking = 0;
    for (const SheetProblem &one : sheet) {
        blocking += one.isBlocking ? 1 : 0;
        const QString place = one.rule.isEmpty() ? tr("第 %1 行").arg(one.line) : tr("第 %1 行 %2").arg(one.line).arg(one.rule);
        add(tr("%1：%2").arg(place, one.message), one.line, one.isBlocking ? uikit::Tone::Danger : uikit::Tone::Warning);
    }
    for (const ContrastFault &fault : faults)
        add(sentenceOf(fault), 0, uikit::Tone::Warning);
    m_problems->setVisible(m_problems->count() > 0);
    m_verdict->setTone(blocking > 0 ? uikit::Tone::Danger : m_problems->count() > 0 ? uikit::Tone::Warning : uikit::Tone::Good);
    m_verdict->setText(blocking > 0 ? tr("%1 处没有生效：预览里其余的照常，用这个主题的稿件不能导出和发布。").arg(blocking)
                       : m_problems->count() > 0 ? tr("可以使用，有 %1 处请看一下。").arg(m_problems->count())
                                                 : tr("没有问题，公众号会保留全部样式。Alt+. 列出可用的部分和属性。"));
}

QStringList ThemePage::problems() const
{
    QStringList texts;
    for (int i = 0; i < m_problems->count(); ++i)
        texts.append(m_problems->item(i)->text());
    return texts;
}

void ThemePage::beginNew()
{
    leave();
    const QString base = themes().first().id();
    Q_EMIT createRequested({.id = {}, .name = newName(m_list), .base = base, .css = beginningSheet(base), .isDeleted = false});
}

void ThemePage::save()
{
    if (!isModified())
        return;
    if (const QString problem = OfficeThemeService::problem(current()); !problem.isEmpty()) {
        show(uikit::warningNotice(tr("还不能保存：%1。").arg(problem)));
        return;
    }
    Q_EMIT saveRequested(current(), m_heads);
}

void ThemePage::leave()
{
    if (isModified() && OfficeThemeService::problem(current()).isEmpty())
        Q_EMIT saveRequested(current(), m_heads.first(std::min<qsizetype>(1, m_heads.size())));
}

void ThemePage::show(const uikit::Notice &notice)
{
    m_messages->show(notice);
}

void ThemePage::hideEvent(QHideEvent *event)
{
    leave();
    QWidget::hideEvent(event);
}

} // namespace zhijian::interpretation
