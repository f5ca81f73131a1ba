#include "registry/widgets/accountform.h"

#include "core/clock.h"
#include "registry/lifecycle.h"
#include "registry/widgets/accountfields.h"
#include "registry/widgets/lifecyclebar.h"
#include "uikit/elidedlabel.h"
#include "uikit/icons.h"
#include "uikit/statechip.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::registry {

using uikit::Glyph;
using uikit::Space;

AccountForm::AccountForm(const rules::RulePack &pack, QWidget *parent)
    : QWidget(parent)
    , m_pack(pack)
    , m_title(new uikit::ElidedLabel({}, this))
    , m_state(new uikit::StateChip({}, this))
    , m_bar(new LifeCycleBar(this))
    , m_conflict(new QWidget(this))
    , m_conflictText(new uikit::TextLabel(uikit::TextRank::Small, {}, m_conflict))
    , m_hints(new uikit::TextLabel(uikit::TextRank::Small, {}, this))
    , m_missing(new uikit::TextLabel(uikit::TextRank::Small, {}, this))
    , m_area(new QScrollArea(this))
    , m_fields(new AccountFields(pack))
    , m_save(new QPushButton(uikit::icon(Glyph::Save), tr("保存"), this))
    , m_discard(new QPushButton(tr("放弃修改"), this))
    , m_remove(new QPushButton(uikit::icon(Glyph::Trash), tr("移到回收站"), this))
    , m_restore(new QPushButton(uikit::icon(Glyph::Undo), tr("恢复"), this))
{
    setObjectName(u"accountForm"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Space::Large, Space::Medium, Space::Medium, Space::Medium);
    column->setSpacing(Space::Medium);
    buildHead();
    // All but the name and the acts scrolls, so that a low screen keeps both in sight.
    auto *content = new QWidget;
    auto *inner = new QVBoxLayout(content);
    inner->setContentsMargins(0, 0, Space::Medium, 0);
    inner->setSpacing(Space::Medium);
    inner->addWidget(m_bar);
    inner->addWidget(m_conflict);
    inner->addWidget(m_hints);
    inner->addWidget(m_missing);
    inner->addWidget(m_fields, 1);
    m_area->setObjectName(u"accountFormArea"_s);
    m_area->setWidget(content);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // The form's own ground shows through; a background role would change the labels' colour role.
    m_area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    column->addWidget(m_area, 1);
    buildFoot();
    connect(m_bar, &LifeCycleBar::stepRequested, this, &AccountForm::step);
    connect(m_fields, &AccountFields::edited, this, [this] {
        if (m_isChecking)
            check();
        refreshActs();
    });
    connect(m_fields, &AccountFields::phoneRequested, this, [this](AccountField field) { Q_EMIT phoneRequested(m_record.account.id, field); });
}

void AccountForm::buildHead()
{
    auto *column = static_cast<QVBoxLayout *>(layout());
    auto *row = new QHBoxLayout;
    m_title->setFont(uikit::rankedFont(uikit::TextRank::Section));
    row->addWidget(m_title, 1);
    row->addWidget(m_state);
    column->addLayout(row);

    auto *conflict = new QVBoxLayout(m_conflict);
    conflict->setContentsMargins({});
    conflict->setSpacing(Space::Small);
    m_conflictText->setTone(uikit::Tone::Danger);
    conflict->addWidget(m_conflictText);
    auto *buttons = new QHBoxLayout;
    auto *merge = new QPushButton(uikit::icon(Glyph::Columns), tr("去合并"), m_conflict);
    merge->setObjectName(u"mergeAccount"_s);
    merge->setToolTip(tr("逐项对照两个版本，分别选定"));
    auto *other = new QPushButton(uikit::icon(Glyph::Compare), tr("看另一版本"), m_conflict);
    other->setObjectName(u"otherVersion"_s);
    auto *settle = new QPushButton(uikit::icon(Glyph::Check), tr("以当前显示的为准"), m_conflict);
    settle->setObjectName(u"settleConflict"_s);
    buttons->addWidget(merge);
    buttons->addWidget(other);
    buttons->addWidget(settle);
    buttons->addStretch(1);
    conflict->addLayout(buttons);
    connect(merge, &QPushButton::clicked, this, [this] { Q_EMIT mergeRequested(m_record.account.id); });
    connect(other, &QPushButton::clicked, this, &AccountForm::showOtherVersion);
    connect(settle, &QPushButton::clicked, this, [this] { Q_EMIT saveRequested(m_fields->draft(), m_record.heads()); });

    m_hints->setTone(uikit::Tone::Warning);
    m_missing->setTone(uikit::Tone::Muted);
}

void AccountForm::buildFoot()
{
    m_save->setObjectName(u"saveAccount"_s);
    m_save->setToolTip(tr("保存（Ctrl+S）"));
    uikit::setPrimary(m_save);
    m_discard->setObjectName(u"discardAccount"_s);
    m_remove->setObjectName(u"removeAccount"_s);
    m_restore->setObjectName(u"restoreAccount"_s);
    auto *row = new QHBoxLayout;
    row->addWidget(m_save);
    row->addWidget(m_discard);
    row->addStretch(1);
    row->addWidget(m_remove);
    row->addWidget(m_restore);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
    connect(m_save, &QPushButton::clicked, this, &AccountForm::save);
    connect(m_discard, &QPushButton::clicked, this, &AccountForm::discardRequested);
    connect(m_remove, &QPushButton::clicked, this, [this] { Q_EMIT removeRequested(m_record.account.id); });
    connect(m_restore, &QPushButton::clicked, this, [this] { Q_EMIT restoreRequested(m_record.account.id); });
}

void AccountForm::show(const AccountRecord &record, const QStringList &hints, const QList<journal::AccountRow> &accounts)
{
    const bool isOther = record.account.id != m_record.account.id;
    m_record = record;
    m_accounts = accounts;
    m_isChecking = false;
    m_title->setText(record.isNew() ? tr("新增账号") : record.account.name);
    m_state->setChip(uikit::chip(record.account.state));
    m_state->setVisible(!record.isNew());
    m_bar->setVisible(!record.isNew() && !record.account.isDeleted);
    m_bar->setState(record.account.state);
    m_bar->setLocked(record.isConflict());
    m_hints->setText(hints.join(u'\n'));
    m_hints->setVisible(!hints.isEmpty() && !record.isConflict());
    m_fields->show(record);
    refreshConflict();
    refreshActs();
    if (isOther)
        m_area->ensureVisible(0, 0);
}

void AccountForm::refreshConflict()
{
    m_conflict->setVisible(m_record.isConflict());
    QStringList versions;
    for (const AccountRecord::Version &version : std::as_const(m_record.versions)) {
        const QDateTime time = chinaTime(version.time);
        const QString who = version.authorName.isEmpty() ? tr("本机") : version.authorName;
        versions.append(tr("%1%2（%3月%4日 %5）").arg(version.id == m_record.shown ? tr("现在显示的：") : QString(), who)
                            .arg(time.date().month()).arg(time.date().day()).arg(time.toString(u"HH:mm"_s)));
    }
    m_conflictText->setText(tr("这条记录有 %1 个版本：%2。请逐一核对，选定一个。").arg(m_record.versions.size()).arg(versions.join(u'、')));
}

void AccountForm::showOtherVersion()
{
    const QList<Digest> heads = m_record.heads();
    if (heads.size() > 1)
        Q_EMIT versionRequested(m_record.account.id, heads.at(1));
}

void AccountForm::refreshActs()
{
    const AccountDraft draft = m_fields->draft();
    const bool isReadOnlyRecord = m_record.account.isDeleted || (!m_record.isNew() && isReadOnly(m_record.account.state));
    const bool hasChange = isChanged();
    m_save->setVisible(!isReadOnlyRecord);
    m_save->setEnabled(hasChange || m_record.isNew());
    m_discard->setVisible(!isReadOnlyRecord && (hasChange || m_record.isNew()));
    m_discard->setText(m_record.isNew() ? tr("取消") : tr("放弃修改"));
    m_remove->setVisible(!m_record.isNew() && !m_record.account.isDeleted);
    m_restore->setVisible(m_record.account.isDeleted);
    // a record in 拟开设 may wait; what it still needs stays in sight.
    const QString missing = draft.account.state == AccountState::Draft && !isReadOnlyRecord ? missingSentence(missingFields(draft)) : QString();
    m_missing->setText(tr("提交审签前%1。").arg(missing));
    m_missing->setVisible(!missing.isEmpty() && !m_record.isNew());
    Q_EMIT changed(hasChange);
}

void AccountForm::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), palette().color(QPalette::Base));
}

bool AccountForm::isChanged() const
{
    return m_fields->isChanged();
}

void AccountForm::check()
{
    m_fields->setProblems(problems(m_fields->draft(), m_accounts));
}

bool AccountForm::save()
{
    if (!m_save->isVisibleTo(this) || !m_save->isEnabled())
        return false;
    const AccountDraft draft = m_fields->draft();
    if (!problems(draft, m_accounts).isEmpty()) {
        m_isChecking = true;
        check();
        focusFirstProblem();
        return false;
    }
    m_fields->setProblems({});
    Q_EMIT saveRequested(draft, m_record.isNew() ? QList<Digest>() : QList{m_record.shown});
    return true;
}

void AccountForm::step(AccountState target)
{
    // What is on the screen, not what was stored before, is what the person means to submit.
    AccountDraft draft = m_fields->draft();
    if (!hindrance(draft, target).isEmpty()) {
        draft.account.state = AccountState::Running; // As a record that must be complete
        QList<AccountProblem> found = problems(draft, m_accounts);
        if (draft.account.certifiedSubject.isEmpty() && !draft.account.isApp() && (target == AccountState::Reporting || target == AccountState::Running))
            found.append({AccountField::CertifiedSubject, tr("须先完成平台认证，填写认证主体。")});
        if (draft.account.filingNumber.isEmpty() && target == AccountState::Running)
            found.append({AccountField::FilingNumber, tr("须先完成报送，填写备案编号。")});
        m_fields->setProblems(found);
        focusFirstProblem();
        return;
    }
    if (isChanged()) {
        m_fields->setProblems({});
        m_missing->setText(tr("请先保存修改，再办理这一步。"));
        m_missing->show();
        m_save->setFocus(Qt::OtherFocusReason);
        return;
    }
    Q_EMIT advanceRequested(m_record.account.id, target);
}

void AccountForm::focusFirstProblem()
{
    m_fields->focusFirstProblem();
    // With its sentence, which stands below the field.
    if (QWidget *field = m_fields->focusWidget()) {
        layout()->activate();
        m_area->ensureWidgetVisible(field, 0, 80);
    }
}

void AccountForm::focusName()
{
    m_fields->focusName();
}

void AccountForm::revealPhone(AccountField field, const QString &phone)
{
    m_fields->revealPhone(field, phone);
}

} // namespace zhijian::registry
