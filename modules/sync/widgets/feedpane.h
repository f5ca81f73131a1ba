#pragma once

#include "sync/feedservice.h"

#include <QWidget>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTableView;

namespace zhijian::uikit {
class EmptyState;
class TextLabel;
}

namespace zhijian::sync {

class FeedModel;

/// 上级下发: what came down, what one of them says, and the receipt. Emits wishes. GUI thread.
class FeedPane : public QWidget
{
    Q_OBJECT

public:
    /// `model` outlives the pane.
    explicit FeedPane(FeedModel &model, QWidget *parent = nullptr);

    void showDocument(const FeedService::Document &document);
    [[nodiscard]] EntityId shown() const { return m_document.row.id; }
    void setProblem(const QString &sentence);

Q_SIGNALS:
    void documentRequested(const zhijian::EntityId &id);
    void acknowledged(const zhijian::EntityId &id, const QString &reply);
    void fileRequested(const zhijian::EntityId &id, const QString &path);

private:
    void buildDocument();
    void showList();
    void chooseFile();

    FeedModel &m_model;
    FeedService::Document m_document;
    QTableView *m_table;
    uikit::EmptyState *m_empty;
    QWidget *m_detail;
    uikit::TextLabel *m_title;
    uikit::TextLabel *m_facts;
    QPlainTextEdit *m_text;
    QPushButton *m_file;
    QWidget *m_answer;
    QLineEdit *m_reply;
    QPushButton *m_acknowledge;
    uikit::TextLabel *m_state;
};

} // namespace zhijian::sync
