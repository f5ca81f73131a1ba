#pragma once

#include "domain/removal.h"
#include "interpretation/moderation.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QListView;
class QPushButton;
class QStackedLayout;
class QToolButton;

namespace zhijian::uikit {
class TextLabel;
}

namespace zhijian::interpretation {

class RemovalTableModel;

/// 弹幕处置: a quick line where the comment is pasted, what the word list hits in it, and the log below. GUI thread.
class RemovalPanel : public QWidget
{
    Q_OBJECT

public:
    explicit RemovalPanel(RemovalTableModel *model, QWidget *parent = nullptr);

    /// Of the text as it stands.
    void setWords(const WordList &words);
    /// Another programme: nothing half written stays.
    void clear();
    void setReadOnly(bool isReadOnly);
    /// The entry was stored; the line is free for the next one.
    void recorded();
    /// Why it was not.
    void refused(const QString &sentence);

Q_SIGNALS:
    /// Without item, id and time.
    void recordRequested(const zhijian::Removal &removal);
    void exportRequested();

private:
    void notice();
    void request();
    void refresh();

    RemovalTableModel *m_model;
    WordList m_words;
    QList<WordHit> m_hits;
    bool m_isReadOnly = false;
    QWidget *m_entry;
    QLineEdit *m_comment;
    QLineEdit *m_sender;
    QComboBox *m_action;
    QLineEdit *m_reason;
    QPushButton *m_record;
    uikit::TextLabel *m_found;
    uikit::TextLabel *m_count;
    QToolButton *m_export;
    QStackedLayout *m_stack;
    QListView *m_list;
};

} // namespace zhijian::interpretation
