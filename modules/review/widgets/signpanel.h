#pragma once

#include "review/widgets/reviewcontents.h"

#include <QWidget>

class QPlainTextEdit;
class QPushButton;
class QScrollArea;
class QSpinBox;

namespace zhijian::uikit {
class PasswordField;
class TextLabel;
}

namespace zhijian::review {

class ChainView;
class GateList;

/// The reviewer's inspector: chain so far, five gates, errors, opinion; below, always in view, password and verdict.
/// What hinders is said in words before the password is asked for. GUI thread.
/// Holds: it signs only the revision that is on show, never one that is still being loaded.
class SignPanel : public QWidget
{
    Q_OBJECT

public:
    explicit SignPanel(QWidget *parent = nullptr);

    /// What was typed stays while item, revision and reader are the same; otherwise the draft of `contents` is shown.
    void show(const ReviewContents &contents);
    /// Another item has been chosen: nothing is signed until show().
    void setLoading();
    /// The outcome of signRequested(); an empty sentence: it is signed.
    void finish(const QString &problem);
    void say(const QString &problem);
    /// Keys 1 to 5.
    void toggleGate(int gate);
    /// Asks for the password first where it is missing.
    void sign(Verdict verdict);
    /// Ctrl+Enter: 通过; in the password field, as Enter there, what was wished and is named beside it.
    void signWished();
    /// Begins a remark in the opinion (remarks.h).
    void addRemark(const QString &heading);
    void forgetPassword();

Q_SIGNALS:
    void signRequested(const zhijian::SignOff &signOff, const QString &password);
    void draftEdited(const zhijian::EntityId &item, const zhijian::review::ReviewDraft &draft);

private:
    [[nodiscard]] QWidget *makeForm();
    [[nodiscard]] QWidget *makeFooter();
    [[nodiscard]] bool canSign() const { return !m_isLoading && !m_isBusy && !m_contents.item.isNull() && m_contents.obstacle.isEmpty(); }
    [[nodiscard]] ReviewDraft draft() const;
    void fill(const ReviewDraft &draft);
    void noticeEdit();
    void describe();
    void wish(Verdict verdict);
    void goTo(QWidget *field);

    ReviewContents m_contents;
    Verdict m_wish = Verdict::Passed; ///< What Enter in the password field signs
    bool m_isLoading = false;
    bool m_isBusy = false;
    bool m_isFilling = false;
    QScrollArea *m_area;
    QWidget *m_notice;
    uikit::TextLabel *m_noticeText;
    ChainView *m_stages;
    ChainView *m_voids;
    QWidget *m_form;
    QWidget *m_footer;
    GateList *m_gates;
    QSpinBox *m_errors;
    uikit::TextLabel *m_errorHint;
    QPlainTextEdit *m_opinion;
    uikit::TextLabel *m_opinionHint;
    uikit::PasswordField *m_password;
    uikit::TextLabel *m_wishHint;
    uikit::TextLabel *m_problem;
    QPushButton *m_pass;
    QPushButton *m_return;
    QPushButton *m_reject;
};

} // namespace zhijian::review
