#pragma once

#include <QWidget>

class QCheckBox;

namespace zhijian::uikit {
class TextLabel;
}

namespace zhijian::shell {

/// 本系统不得处理国家秘密、工作秘密, with the acknowledgement. GUI thread.
class NoticeStep final : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeStep(QWidget *parent = nullptr);

    [[nodiscard]] bool isAcknowledged() const;
    bool validate();

Q_SIGNALS:
    void edited();

private:
    QCheckBox *m_box;
    uikit::TextLabel *m_problem;
};

} // namespace zhijian::shell
