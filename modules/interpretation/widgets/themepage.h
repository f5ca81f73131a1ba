#pragma once

#include "interpretation/contrast.h"
#include "interpretation/officethemes.h"
#include "uikit/notice.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QListWidget;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace zhijian::uikit {
class EmptyState;
class MessageBar;
class TextLabel;
}

namespace zhijian::interpretation {

class PreviewPane;
class SheetEditor;

/// 版式主题: the office's own themes; the style sheet of one beside a live preview of every block at phone width.
/// Shows what the desk gives and emits wishes. GUI thread. What was changed is handed out when the page is left.
class ThemePage : public QWidget
{
    Q_OBJECT

public:
    struct Setting
    {
        rules::OutputProfile profile;
        ContrastLimits contrast;
    };
    explicit ThemePage(const Setting &setting, QWidget *parent = nullptr);

    void setThemes(const QList<journal::ThemeRow> &rows);
    void openTheme(const OfficeTheme &theme, const QList<Digest> &heads);
    void closeTheme();
    [[nodiscard]] EntityId openId() const { return m_open.id; }
    [[nodiscard]] bool isModified() const;
    /// What the fields hold now.
    [[nodiscard]] OfficeTheme current() const;
    /// Of the sheet, of the platform, of the dark preview; for tests.
    [[nodiscard]] QStringList problems() const;
    void leave();
    void show(const uikit::Notice &notice);
    using QWidget::show;

Q_SIGNALS:
    void openRequested(const zhijian::EntityId &id);
    void createRequested(const zhijian::OfficeTheme &theme);
    void saveRequested(const zhijian::OfficeTheme &theme, const QList<zhijian::Digest> &seen);
    void removeRequested(const zhijian::EntityId &id);
    void closeRequested();

protected:
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeBar();
    QWidget *makeList();
    QWidget *makeEditing();
    void noticeEdit();
    void renderNow();
    void showProblems(const QList<SheetProblem> &sheet, const QList<ContrastFault> &faults);
    void save();
    void beginNew();

    Setting m_setting;
    uikit::MessageBar *m_messages;
    QListWidget *m_list;
    QStackedWidget *m_stack;
    uikit::EmptyState *m_empty;
    QLineEdit *m_name;
    QComboBox *m_base;
    QPushButton *m_save;
    QToolButton *m_remove;
    SheetEditor *m_editor;
    QListWidget *m_problems;
    uikit::TextLabel *m_verdict;
    PreviewPane *m_preview;
    QTimer m_timer;
    OfficeTheme m_open;
    QList<Digest> m_heads;
    QString m_shownBase; ///< Before the choice that is being made
    bool m_isFilling = false;
};

} // namespace zhijian::interpretation
