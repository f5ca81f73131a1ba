#pragma once

#include "interaction/knowledgepush.h"

#include <QWidget>

class QCheckBox;
class QPushButton;
class QVBoxLayout;

namespace zhijian::uikit {
class SideSheet;
class TextLabel;
}

namespace zhijian::interaction {

/// 问答入知识库: what pushing the questions of an item would do, line by line, to be chosen. Fills a side sheet
/// over the page it is asked on. GUI thread.
class PushPanel : public QWidget
{
    Q_OBJECT

public:
    /// `page`: what the sheet covers; it owns the sheet and this.
    explicit PushPanel(QWidget *page);

    void open(const QString &itemTitle, const QString &policyTitle, const QList<PushLine> &lines);
    void close();
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] QList<PushLine> chosen() const;

Q_SIGNALS:
    void pushRequested(const QList<zhijian::interaction::PushLine> &chosen);
    void baseRequested();

private:
    void addLine(const PushLine &line);
    void count();

    uikit::SideSheet *m_sheet;
    uikit::TextLabel *m_intro;
    QWidget *m_lines;
    QVBoxLayout *m_rows;
    QPushButton *m_push;
    QPushButton *m_base;
    QList<std::pair<QCheckBox *, PushLine>> m_boxes;
};

} // namespace zhijian::interaction
