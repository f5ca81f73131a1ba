#include "interaction/widgets/knowledgepage.h"

#include "core/clock.h"
#include "domain/titlemarks.h"
#include "interaction/knowledgeservice.h"
#include "interaction/knowledgetablemodel.h"
#include "interaction/widgets/knowledgeform.h"
#include "interaction/widgets/knowledgelistpane.h"
#include "uikit/chip.h"
#include "uikit/emptystate.h"
#include "uikit/flowlayout.h"
#include "uikit/icons.h"
#include "uikit/messagebar.h"
#include "uikit/statechip.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QInputMethod>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

namespace zhijian::interaction {

using namespace Qt::StringLiterals;
using uikit::Glyph;

KnowledgePage::KnowledgePage(QWidget *parent)
    : QWidget(parent)
    , m_entries(new KnowledgeTableModel(this))
    , m_messages(new uikit::MessageBar)
    , m_list(new KnowledgeListPane(m_entries))
    , m_splitter(new QSplitter)
    , m_stack(new QStackedWidget)
    , m_empty(new uikit::EmptyState(Glyph::Interaction, tr("选一条问答，或新建一条"),
                                    tr("稿件里的问答用“解读”页的“问答入知识库”推到这里，审核后就能用来答复群众。")))
    , m_title(new uikit::TextLabel(uikit::TextRank::Section))
    , m_chip(new uikit::StateChip)
    , m_recheck(new uikit::StateChip)
    , m_warning(new uikit::TextLabel(uikit::TextRank::Body))
    , m_replaced(new uikit::TextLabel(uikit::TextRank::Small))
    , m_origin(new uikit::TextLabel(uikit::TextRank::Small))
    , m_approve(new QPushButton)
    , m_restore(new QPushButton)
    , m_copy(new QToolButton)
    , m_retire(new QToolButton)
    , m_remove(new QToolButton)
    , m_source(new QToolButton)
    , m_form(new KnowledgeForm)
{
    setObjectName("knowledgePage"_L1);
    setMinimumSize(640, 300);
    m_empty->addAction(u"newEntryFromEmpty"_s, tr("新建问答"), [this] { beginNew(); });
    m_stack->addWidget(m_empty);
    m_stack->addWidget(makeDetail());
    m_list->setMinimumWidth(250);
    m_stack->setMinimumWidth(360);
    m_splitter->setObjectName("knowledgeSplitter"_L1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_stack);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({320, 900});
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->setSpacing(0);
    rows->addWidget(m_messages);
    rows->addWidget(m_splitter, 1);
    connectParts();
    addShortcuts();
    closeEntry();
}

QWidget *KnowledgePage::makeDetail()
{
    const auto button = [](QAbstractButton *one, const QString &name, const QString &text, Glyph glyph, const QString &tip) {
        one->setObjectName(name);
        one->setText(text);
        one->setIcon(uikit::icon(glyph));
        one->setToolTip(tip);
    };
    button(m_approve, u"approveEntry"_s, tr("通过审核"), Glyph::Check, {});
    button(m_restore, u"restoreEntry"_s, tr("从回收站恢复"), Glyph::Undo, tr("放回知识库"));
    button(m_copy, u"copyEntry"_s, tr("复制答复"), Glyph::Copy, tr("把答复放到剪贴板（Ctrl+Shift+C）"));
    button(m_source, u"openSource"_s, tr("来源稿件"), Glyph::Interpretation, tr("打开这条问答取自的解读"));
    button(m_retire, u"retireEntry"_s, tr("停用"), Glyph::Closed, tr("不再用来答复，但仍能查到"));
    button(m_remove, u"removeEntry"_s, tr("删除"), Glyph::Trash, tr("移到回收站，可以恢复（Delete）"));
    uikit::setPrimary(m_approve);
    for (QToolButton *tool : {m_copy, m_source, m_retire, m_remove}) {
        tool->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        tool->setAutoRaise(true);
    }
    m_title->setObjectName("entryTitle"_L1);
    m_title->setWordWrap(true);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_warning->setObjectName("entryWarning"_L1);
    m_warning->setTone(uikit::Tone::Danger);
    m_replaced->setObjectName("entryReplaced"_L1);
    m_replaced->setTone(uikit::Tone::Muted);
    m_origin->setObjectName("entryOrigin"_L1);
    m_origin->setTone(uikit::Tone::Muted);
    m_chip->setObjectName("entryState"_L1);
    m_recheck->setObjectName("entryRecheck"_L1);
    auto *chips = new QHBoxLayout;
    chips->setSpacing(uikit::Space::Medium);
    chips->addWidget(m_chip);
    chips->addWidget(m_recheck);
    chips->addStretch();
    auto *buttons = new uikit::FlowLayout;
    buttons->setSpacing(uikit::Space::Small);
    for (QWidget *one : std::initializer_list<QWidget *>{m_approve, m_restore, m_copy, m_source, m_retire, m_remove})
        buttons->addWidget(one);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(uikit::Space::Large, uikit::Space::Large, uikit::Space::Large, 0);
    head->setSpacing(uikit::Space::Medium);
    head->addWidget(m_title);
    head->addLayout(chips);
    head->addWidget(m_origin);
    head->addWidget(m_warning);
    head->addWidget(m_replaced);
    head->addLayout(buttons);
    auto *detail = new QWidget;
    detail->setObjectName("knowledgeDetail"_L1);
    auto *rows = new QVBoxLayout(detail);
    rows->setContentsMargins({});
    rows->setSpacing(uikit::Space::Small);
    rows->addLayout(head);
    rows->addWidget(m_form, 1);
    return detail;
}

void KnowledgePage::connectParts()
{
    connect(m_list, &KnowledgeListPane::chosen, this, &KnowledgePage::choose);
    connect(m_list, &KnowledgeListPane::newRequested, this, &KnowledgePage::beginNew);
    connect(m_list, &KnowledgeListPane::removeRequested, this, &KnowledgePage::removeRequested);
    connect(m_form, &KnowledgeForm::edited, this, [this] { setModified(true); });
    connect(m_form, &KnowledgeForm::saveRequested, this, &KnowledgePage::save);
    connect(m_form, &KnowledgeForm::discardRequested, this, &KnowledgePage::discard);
    connect(m_form, &KnowledgeForm::policyRequested, this, &KnowledgePage::policyRequested);
    connect(m_approve, &QPushButton::clicked, this, [this] { Q_EMIT approveRequested(openId(), m_open.heads.value(0)); });
    connect(m_restore, &QPushButton::clicked, this, [this] { Q_EMIT restoreRequested(openId()); });
    connect(m_copy, &QToolButton::clicked, this, [this] { Q_EMIT copyRequested(openId()); });
    connect(m_source, &QToolButton::clicked, this, [this] { Q_EMIT itemRequested(m_open.entry.item); });
    connect(m_retire, &QToolButton::clicked, this, [this] { Q_EMIT retireRequested(openId(), m_open.entry.state != KnowledgeState::Retired); });
    connect(m_remove, &QToolButton::clicked, this, [this] { Q_EMIT removeRequested(openId()); });
}

void KnowledgePage::addShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto run) {
        auto *shortcut = new QShortcut(keys, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, run);
    };
    add(QKeySequence::New, [this] { beginNew(); });
    add(QKeySequence::Save, [this] { save(); });
    add(QKeySequence::Find, [this] { m_list->focusFilter(); });
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), [this] { m_copy->click(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { m_approve->click(); });
}

void KnowledgePage::setEntries(const QList<journal::KnowledgeRow> &rows, const QList<journal::KnowledgeRow> &deleted)
{
    m_entries->setRows(rows + deleted);
    if (!openId().isNull())
        m_list->setCurrent(openId());
}

void KnowledgePage::setPolicies(const QList<PolicyChoice> &policies)
{
    m_form->setPolicies(policies);
}

void KnowledgePage::choose(const EntityId &id)
{
    if (id.isNull() || id == openId())
        return;
    leave();
    Q_EMIT openRequested(id);
}

void KnowledgePage::openEntry(const OpenEntry &open)
{
    const bool isReload = open.entry.id == openId();
    if (isReload && m_isModified && open.entry != m_open.entry) {
        show(uikit::warningNotice(tr("这条问答刚被另一处改过；您的改动还在，保存后两个版本都会保留。")));
        return;
    }
    m_isNew = false;
    m_open = open;
    if (!(isReload && m_isModified)) {
        const auto unsaved = m_unsaved.constFind(open.entry.id);
        const bool isKept = unsaved != m_unsaved.cend();
        fill(isKept ? *unsaved : open.entry);
        setModified(isKept);
        if (isKept)
            m_form->showProblem(*unsaved);
        m_unsaved.remove(open.entry.id);
    }
    refreshHead();
    m_stack->setCurrentIndex(1);
    m_list->setCurrent(open.entry.id);
    m_messages->dismiss(u"versions"_s);
    if (open.hasRivals)
        show({uikit::Tone::Warning, tr("这条问答在两台电脑上都改过，有两个版本。先合并，再审核。"), {{tr("去合并"), [this] { Q_EMIT mergeRequested(openId()); }}},
              true, u"versions"_s});
}

void KnowledgePage::beginNew()
{
    leave();
    m_open = {};
    m_isNew = true;
    fill({});
    setModified(false);
    refreshHead();
    m_list->setCurrent({});
    m_stack->setCurrentIndex(1);
    m_form->focusFirstField();
}

void KnowledgePage::closeEntry()
{
    m_open = {};
    m_isNew = false;
    setModified(false);
    m_stack->setCurrentIndex(0);
}

void KnowledgePage::fill(const KnowledgeEntry &entry)
{
    m_form->setEntry(entry);
    m_form->setReadOnly(m_open.entry.isDeleted);
}

QString KnowledgePage::originText() const
{
    QStringList parts;
    if (m_isNew)
        return tr("保存后是“待审”，由别的审核人审核。");
    if (!m_open.row.itemTitle.isEmpty())
        parts.append(tr("取自%1").arg(inTitleMarks(m_open.row.itemTitle)));
    parts.append(tr("%1 %2 保存").arg(m_open.savedBy, chinaTime(m_open.row.origin.updatedAt).toString(u"yyyy-M-d HH:mm"_s)));
    if (m_open.row.state == KnowledgeState::Reviewed)
        parts.append(tr("%1 %2 审核").arg(m_open.reviewer, chinaTime(m_open.entry.reviewedAt).toString(u"yyyy-M-d HH:mm"_s)));
    // Said, and not only by the tip of a button that cannot be pressed.
    if (m_open.row.state == KnowledgeState::Pending && !m_open.reviewProblem.isEmpty() && !m_open.entry.isDeleted)
        parts.append(m_open.reviewProblem);
    return parts.join(u" · "_s);
}

void KnowledgePage::refreshHead()
{
    const KnowledgeEntry &entry = m_open.entry;
    m_title->setText(m_isNew ? tr("新建问答") : entry.question);
    m_chip->setChip(uikit::chip(m_open.row.state));
    m_chip->setVisible(!m_isNew);
    const bool isInUse = !m_isNew && !entry.isDeleted && m_open.row.state != KnowledgeState::Retired;
    const bool needsRecheck = isInUse && !m_open.row.recheck.isEmpty();
    m_recheck->setChip(needsRecheck ? uikit::Chip{Glyph::Warning, tr("需复核"), uikit::Tone::Danger}
                                    : uikit::Chip{Glyph::Clock, tr("已过期"), uikit::Tone::Warning});
    m_recheck->setVisible(needsRecheck || (isInUse && m_open.row.isExpired));
    // That it waits for its review the chip says already.
    m_warning->setText(needsRecheck ? tr("%1。请核对问题和答复，改好后重新审核，或者停用。").arg(m_open.row.recheck) : QString());
    m_warning->setVisible(needsRecheck);
    m_replaced->setText(m_open.replacedAnswer.isEmpty() ? QString() : tr("通过后替换原来的答复：%1").arg(m_open.replacedAnswer));
    m_replaced->setVisible(!m_open.replacedAnswer.isEmpty() && m_open.row.state == KnowledgeState::Pending);
    m_origin->setText(originText());
    const bool mayReview = isInUse && (m_open.row.state == KnowledgeState::Pending || needsRecheck);
    m_approve->setVisible(mayReview);
    m_approve->setText(m_open.row.state == KnowledgeState::Reviewed ? tr("复核无误") : tr("通过审核"));
    m_approve->setEnabled(m_open.reviewProblem.isEmpty() && !m_isModified && !m_open.hasRivals);
    m_approve->setToolTip(!m_open.reviewProblem.isEmpty() ? m_open.reviewProblem
                          : m_isModified                  ? tr("先保存或放弃改动")
                                                          : tr("问题、答复与依据都核对过，可以对外使用（Ctrl+Enter）"));
    m_copy->setVisible(!m_isNew && !entry.isDeleted);
    m_source->setVisible(!entry.item.isNull());
    m_retire->setVisible(!m_isNew && !entry.isDeleted);
    m_retire->setText(entry.state == KnowledgeState::Retired ? tr("恢复使用") : tr("停用"));
    m_remove->setVisible(!m_isNew && !entry.isDeleted);
    m_restore->setVisible(entry.isDeleted);
}

void KnowledgePage::setModified(bool modified)
{
    m_isModified = modified && (m_isNew || !openId().isNull()) && !m_open.entry.isDeleted;
    m_form->setModified(m_isModified);
    refreshHead();
}

void KnowledgePage::save()
{
    if (!m_isModified)
        return;
    QGuiApplication::inputMethod()->commit();
    const KnowledgeEntry entry = m_form->filledIn(m_open.entry);
    if (!KnowledgeService::problem(entry).isEmpty()) {
        m_form->showProblem(entry);
        return;
    }
    setModified(false);
    if (m_isNew)
        Q_EMIT createRequested(entry);
    else
        Q_EMIT saveRequested(entry, m_open.heads);
}

void KnowledgePage::discard()
{
    if (m_isNew)
        return closeEntry();
    fill(m_open.entry);
    setModified(false);
}

void KnowledgePage::leave()
{
    if (!m_isModified)
        return;
    QGuiApplication::inputMethod()->commit();
    const KnowledgeEntry entry = m_form->filledIn(m_open.entry);
    if (KnowledgeService::problem(entry).isEmpty()) {
        setModified(false);
        if (m_isNew)
            Q_EMIT createRequested(entry);
        else // Going away is no decision between two versions: the other one stays.
            Q_EMIT saveRequested(entry, m_open.heads.first(1));
        return;
    }
    // A new entry that is not finished stays in the fields; it has no name yet by which it could be found again.
    if (!m_isNew)
        keepUnsaved(entry);
}

void KnowledgePage::keepUnsaved(const KnowledgeEntry &entry)
{
    if (entry.id.isNull() || entry.id == openId()) {
        fill(entry);
        setModified(true);
        return;
    }
    m_unsaved.insert(entry.id, entry);
    show(uikit::warningNotice(tr("对“%1”的改动还没有保存，回到那一条可以继续。").arg(entry.question)));
}

void KnowledgePage::show(const uikit::Notice &notice)
{
    m_messages->show(notice);
}

void KnowledgePage::hideEvent(QHideEvent *event)
{
    leave();
    QWidget::hideEvent(event);
}

} // namespace zhijian::interaction
