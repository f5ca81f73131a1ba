#pragma once

#include "review/chain.h"

#include <QWidget>

class QVBoxLayout;

namespace zhijian::review {

/// The chain of sign-offs: each stage with who and when, and below it what is void and why. GUI thread.
class ChainView : public QWidget
{
    Q_OBJECT

public:
    enum class Part { Stages, Void };

    explicit ChainView(Part part, QWidget *parent = nullptr);

    void setRows(const QList<ChainRow> &rows);

private:
    void addSigned(const ChainRow &row);

    Part m_part;
    QVBoxLayout *m_lines;
    QList<ChainRow> m_rows;
};

} // namespace zhijian::review
