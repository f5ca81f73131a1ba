#pragma once

#include "review/widgets/findingmodel.h"

#include <QWidget>

class QListView;
class QPlainTextEdit;

namespace zhijian::uikit {
class TextLabel;
}

namespace zhijian::review {

/// The source to read, with the findings underlined and listed below; choosing one selects its place. GUI thread.
class SourceView : public QWidget
{
    Q_OBJECT

public:
    explicit SourceView(QWidget *parent = nullptr);

    void setSource(const QString &source, const QList<screening::Finding> &findings);
    /// Goes to the next (1) or previous (-1) finding, round the end.
    void step(int direction);
    void showFinding(int row);
    [[nodiscard]] FindingModel &findings() const { return *m_model; }
    /// What is selected, in UTF-16 units of the source; length 0: nothing.
    [[nodiscard]] std::pair<qsizetype, qsizetype> selection() const;

Q_SIGNALS:
    /// A finding was chosen; its line of the source, from 1.
    void lineShown(int line);

protected:
    void changeEvent(QEvent *event) override;

private:
    void underline();

    FindingModel *m_model;
    QPlainTextEdit *m_text;
    QListView *m_list;
    uikit::TextLabel *m_summary;
};

} // namespace zhijian::review
