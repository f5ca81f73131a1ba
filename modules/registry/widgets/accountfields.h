#pragma once

#include "registry/accountrecord.h"
#include "rules/rulepack.h"

#include <QHash>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;

namespace zhijian::uikit {
class DateField;
class FormRows;
}

namespace zhijian::registry {

/// The fields of one filing record, with the problem of each beside it (R-1 ... ). GUI thread.
class AccountFields : public QWidget
{
    Q_OBJECT

public:
    explicit AccountFields(const rules::RulePack &pack, QWidget *parent = nullptr);

    void show(const AccountRecord &record);
    [[nodiscard]] AccountDraft draft() const;
    /// Something differs from what was shown.
    [[nodiscard]] bool isChanged() const;
    void setProblems(const QList<AccountProblem> &problems);
    void focusFirstProblem();
    void focusName();
    /// The number in full, until the next show().
    void revealPhone(AccountField field, const QString &phone);

Q_SIGNALS:
    void edited();
    void phoneRequested(zhijian::registry::AccountField field);

private:
    [[nodiscard]] QLineEdit *addLine(AccountField field, const QString &hint = {});
    void addPhone(AccountField field);
    void addChoices();
    void addTexts();
    void fillKinds(const QString &chosen);
    void lockFields();
    [[nodiscard]] QWidget *widgetOf(AccountField field) const { return m_widgets.value(field); }
    void setText(AccountField field, const QString &text);
    [[nodiscard]] QString textOf(AccountField field) const;

    const rules::RulePack &m_pack;
    AccountRecord m_record;
    AccountDraft m_shown;
    bool m_isFilling = false;
    uikit::FormRows *m_rows;
    QHash<AccountField, QWidget *> m_widgets; ///< The rows of the form
    QHash<AccountField, QLineEdit *> m_lines;
    QHash<AccountField, QToolButton *> m_reveals;
    QComboBox *m_origin;
    QComboBox *m_platform;
    QComboBox *m_kind;
    uikit::DateField *m_certifiedUntil;
    uikit::DateField *m_openedOn;
    QPlainTextEdit *m_positioning;
};

} // namespace zhijian::registry
