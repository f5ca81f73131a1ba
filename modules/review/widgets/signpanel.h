#pragma once

#include "review/widgets/reviewcontents.h"

#include <QWidget>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QTreeWidget;

namespace zhijian::uikit {
class PasswordField;
class StateChip;
class TextLabel;
}

namespace zhijian::review {

class GateList;

/// The reviewer's inspector: chain so far, five gates, opinion, password, verdict. What hinders is said in words.
/// GUI thread.
class SignPanel : public QWidget
{
    Q_OBJECT

public:
    explicit SignPanel(QWidget *parent = nullptr);

    void show(const ReviewContents &contents);
    void setProblem(const QString &sentence);
    /// Keys 1 to 5, while no text field has the focus.
    void toggleGate(int gate);
    void sign(Verdict verdict);

Q_SIGNALS:
    void signRequested(const zhijian::SignOff &signOff, const QString &password);

private:
    void showChain();

    ReviewContents m_contents;
    uikit::StateChip *m_state;
    uikit::TextLabel *m_obstacle;
    QTreeWidget *m_chain;
    QWidget *m_form;
    GateList *m_gates;
    QSpinBox *m_errors;
    uikit::TextLabel *m_errorHint;
    QPlainTextEdit *m_opinion;
    uikit::PasswordField *m_password;
    uikit::TextLabel *m_problem;
};

} // namespace zhijian::review
