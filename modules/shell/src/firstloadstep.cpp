#include "firstloadstep.h"

#include "uikit/icons.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

using uikit::Space;
using uikit::TextLabel;
using uikit::TextRank;

FirstLoadStep::FirstLoadStep(QWidget *parent)
    : QWidget(parent)
    , m_outcome(new TextLabel(TextRank::Body, {}, this))
    , m_accept(new QPushButton(tr("先用已装载的部分"), this))
    , m_clear(new QPushButton(tr("清空重来"), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(Space::Medium);
    column->addWidget(new TextLabel(TextRank::Section, tr("从本单位另一台电脑装载"), this));
    auto *receipt = addAct(tr("1　把本机的回执写到 U 盘。数据包会加密成只有本机能打开。"), u"firstReceipt"_s, tr("写出回执…"));
    column->addWidget(new TextLabel(TextRank::Body, tr("2　在另一台电脑上打开“同步 > U 盘交换 > 导出给另一台工作站”，先选这份回执，再把数据包存到 U 盘。"), this));
    auto *bundles = addAct(tr("3　把数据包带回来。有几个文件就一起选。"), u"firstBundles"_s, tr("选择数据包…"));
    uikit::setPrimary(bundles);
    m_outcome->setObjectName(u"firstLoadOutcome"_s);
    column->addWidget(m_outcome);
    auto *buttons = new QHBoxLayout;
    m_accept->setObjectName(u"acceptPart"_s);
    m_clear->setObjectName(u"clearLoad"_s);
    buttons->addWidget(m_accept);
    buttons->addWidget(m_clear);
    buttons->addStretch(1);
    column->addLayout(buttons);
    column->addStretch(1);
    setFocusProxy(receipt);
    setOutcome({}, false);
    connect(m_accept, &QPushButton::clicked, this, &FirstLoadStep::partAccepted);
    connect(m_clear, &QPushButton::clicked, this, &FirstLoadStep::clearRequested);
    connect(receipt, &QPushButton::clicked, this, [this] {
        auto *dialog = new QFileDialog(this, tr("写出回执"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->selectFile(tr("本机回执.gxr"));
        connect(dialog, &QFileDialog::fileSelected, this, &FirstLoadStep::receiptRequested);
        dialog->open();
    });
    connect(bundles, &QPushButton::clicked, this, [this] {
        auto *dialog = new QFileDialog(this, tr("选择数据包"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFiles);
        dialog->setNameFilters({tr("指尖工作站数据包 (*.gxb)"), tr("所有文件 (*)")});
        connect(dialog, &QFileDialog::filesSelected, this, &FirstLoadStep::bundlesChosen);
        dialog->open();
    });
}

QPushButton *FirstLoadStep::addAct(const QString &words, const QString &name, const QString &button)
{
    auto *act = new QPushButton(button, this);
    act->setObjectName(name);
    act->setAccessibleName(button);
    auto *row = new QHBoxLayout;
    row->addWidget(new TextLabel(TextRank::Body, words, this), 1);
    row->addWidget(act);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
    return act;
}

void FirstLoadStep::setOutcome(const QString &sentence, bool isPartial)
{
    m_outcome->setText(sentence);
    m_outcome->setVisible(!sentence.isEmpty());
    m_accept->setVisible(isPartial);
    m_clear->setVisible(isPartial);
}

} // namespace zhijian::shell
