#pragma once

#include "interaction/widgets/openentry.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace zhijian::uikit {
class DateField;
class FormRows;
class TextLabel;
}

namespace zhijian::interaction {

/// The fields of one entry. Decides nothing. GUI thread.
class KnowledgeForm : public QWidget
{
    Q_OBJECT

public:
    explicit KnowledgeForm(QWidget *parent = nullptr);

    void setPolicies(const QList<PolicyChoice> &policies);
    void setEntry(const KnowledgeEntry &entry);
    [[nodiscard]] KnowledgeEntry filledIn(const KnowledgeEntry &base) const;
    void setModified(bool modified);
    void setReadOnly(bool readOnly);
    /// Marks what keeps the entry from being stored.
    void showProblem(const KnowledgeEntry &entry);
    void focusFirstField();

Q_SIGNALS:
    void edited();
    void saveRequested();
    void discardRequested();
    void policyRequested(const zhijian::EntityId &policy, const QString &clause);

private:
    void build();
    void choosePolicy(const EntityId &policy);
    [[nodiscard]] EntityId chosenPolicy() const;

    uikit::FormRows *m_rows;
    QPlainTextEdit *m_question;
    QPlainTextEdit *m_answer;
    QPlainTextEdit *m_similar;
    QComboBox *m_policy;
    QPushButton *m_openPolicy;
    QLineEdit *m_clause;
    QLineEdit *m_department;
    QLineEdit *m_topic;
    QLineEdit *m_audience;
    uikit::DateField *m_validUntil;
    QPushButton *m_save;
    QPushButton *m_discard;
    bool m_isFilling = false;
};

} // namespace zhijian::interaction
