#pragma once

#include <QWidget>

namespace zhijian::interpretation {

class SourceEditor;

/// The strip with line numbers, fold marks (a click folds) and marks of findings at the left of a SourceEditor. GUI thread.
class LineGutter final : public QWidget
{
public:
    explicit LineGutter(SourceEditor *editor);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    SourceEditor *m_editor;
};

} // namespace zhijian::interpretation
