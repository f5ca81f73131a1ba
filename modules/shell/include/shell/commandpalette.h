#pragma once

#include "shell/hit.h"
#include "shell/palettemodel.h"

#include <QFrame>
#include <QPointer>
#include <QTimer>

class QAction;
class QLabel;
class QLineEdit;
class QListView;

namespace zhijian::shell {

/// The results below the global search field (Ctrl+K): pages, commands and things, also by pinyin initials. The focus
/// stays in the field, so the input method works; Up, Down, Enter and Esc act on the list. GUI thread.
/// Holds: an answer that comes after the query has changed is dropped.
class CommandPalette : public QFrame
{
    Q_OBJECT

public:
    /// `window` is covered, `field` lies in it.
    CommandPalette(QLineEdit *field, QWidget *window);

    void setPages(const QList<Hit> &pages);
    /// Called when the palette opens; only enabled actions with a text are offered.
    void setCommands(std::function<QList<QAction *>()> commands);
    void setProvider(HitProvider provider);
    void open();
    void closePalette();
    [[nodiscard]] const PaletteModel &model() const { return *m_model; }

Q_SIGNALS:
    void pageChosen(const QString &page);
    void thingChosen(const zhijian::shell::Hit &thing);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void collectCommands();
    void search();
    void showHits();
    void place();
    void choose(const QModelIndex &index);
    bool handleKey(int key);

    QLineEdit *m_field;
    QListView *m_list;
    QLabel *m_nothing;
    PaletteModel *m_model;
    QList<Hit> m_pages;
    QList<Hit> m_commands;
    QList<Hit> m_things;
    QList<QPointer<QAction>> m_actions;
    std::function<QList<QAction *>()> m_commandSource;
    HitProvider m_provider;
    QTimer m_wait;
    quint64 m_question = 0;
};

} // namespace zhijian::shell
