#pragma once

#include "registry/accountrecord.h"
#include "rules/rulepack.h"

#include <QWidget>

class QPushButton;
class QScrollArea;

namespace zhijian::uikit {
class ElidedLabel;
class StateChip;
class TextLabel;
}

namespace zhijian::registry {

class AccountFields;
class LifeCycleBar;

/// One filing record: its state and next step, what needs attention, the fields, and the acts. Emits wishes. GUI thread.
class AccountForm : public QWidget
{
    Q_OBJECT

public:
    explicit AccountForm(const rules::RulePack &pack, QWidget *parent = nullptr);

    /// `hints`: sentences about what needs attention. `accounts`: all others, for R-3.
    void show(const AccountRecord &record, const QStringList &hints, const QList<journal::AccountRow> &accounts);
    void setAccounts(const QList<journal::AccountRow> &accounts) { m_accounts = accounts; }
    [[nodiscard]] const AccountRecord &record() const { return m_record; }
    [[nodiscard]] bool isChanged() const;
    /// Checks and asks for saving; problems stand beside the fields.
    bool save();
    void focusName();
    void revealPhone(AccountField field, const QString &phone);

Q_SIGNALS:
    void saveRequested(const zhijian::registry::AccountDraft &draft, const QList<zhijian::Digest> &seen);
    void advanceRequested(const zhijian::EntityId &id, zhijian::AccountState target);
    void removeRequested(const zhijian::EntityId &id);
    void restoreRequested(const zhijian::EntityId &id);
    void discardRequested();
    void phoneRequested(const zhijian::EntityId &id, zhijian::registry::AccountField field);
    /// Two versions: beside each other, field by field.
    void mergeRequested(const zhijian::EntityId &id);
    void versionRequested(const zhijian::EntityId &id, const zhijian::Digest &version);
    void changed(bool isChanged);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void buildHead();
    void buildFoot();
    void refreshConflict();
    void refreshActs();
    void check();
    void step(AccountState target);
    void showOtherVersion();
    void focusFirstProblem();

    const rules::RulePack &m_pack;
    AccountRecord m_record;
    QList<journal::AccountRow> m_accounts;
    bool m_isChecking = false; ///< After the first refused save the problems follow the typing

    uikit::ElidedLabel *m_title;
    uikit::StateChip *m_state;
    LifeCycleBar *m_bar;
    QWidget *m_conflict;
    uikit::TextLabel *m_conflictText;
    uikit::TextLabel *m_hints;
    uikit::TextLabel *m_missing;
    QScrollArea *m_area;
    AccountFields *m_fields;
    QPushButton *m_save;
    QPushButton *m_discard;
    QPushButton *m_remove;
    QPushButton *m_restore;
};

} // namespace zhijian::registry
