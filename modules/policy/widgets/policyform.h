#pragma once

#include "domain/policy.h"
#include "policy/recognition.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace zhijian::uikit {
class DateField;
class FormRows;
class PublicityFields;
class TextLabel;
}

namespace zhijian::policy {

class RemarkedField;

/// The record of one policy for correction. Shows a policy and gives back what the fields hold; clauses
/// are not its business. GUI thread.
class PolicyForm : public QWidget
{
    Q_OBJECT

public:
    explicit PolicyForm(QWidget *parent = nullptr);

    void setPolicy(const Policy &policy, const QList<Remark> &remarks);
    /// `base` with the values of the fields.
    [[nodiscard]] Policy filledIn(const Policy &base) const;
    void setPublicityChoices(const QStringList &keyFields, const QStringList &columns);
    void setReadOnly(bool readOnly);
    void setOrigin(const QString &sentence);
    /// The first thing that keeps the record from being saved, at its field.
    void showProblem(const Policy &policy);
    void focusFirstField();

Q_SIGNALS:
    void edited();
    void fileRequested();
    void remarkConfirmed(zhijian::policy::PolicyField field);

private:
    RemarkedField *addField(PolicyField field, const QString &name, QWidget *editor);
    void build();
    void refreshReason();

    uikit::FormRows *m_rows;
    QPlainTextEdit *m_title;
    QLineEdit *m_number;
    QLineEdit *m_issuer;
    uikit::DateField *m_documentDate;
    uikit::DateField *m_publishedOn;
    uikit::DateField *m_effectiveOn;
    QComboBox *m_disclosure;
    QLineEdit *m_reason;
    QCheckBox *m_owed;
    QComboBox *m_validity;
    QLineEdit *m_topic;
    QLineEdit *m_link;
    QPlainTextEdit *m_preamble;
    uikit::TextLabel *m_origin;
    uikit::TextLabel *m_body;
    QPushButton *m_file;
    uikit::PublicityFields *m_publicity = nullptr;
    QHash<PolicyField, RemarkedField *> m_remarked;
    RemarkedField *m_titleField = nullptr;
    RemarkedField *m_publishedField = nullptr;
    bool m_isFilling = false;
};

} // namespace zhijian::policy
