#include "firstrestorestep.h"

#include "uikit/formrows.h"
#include "uikit/textlabel.h"
#include "uikit/theme.h"

#include <QFileDialog>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace zhijian::shell {

using uikit::TextLabel;
using uikit::TextRank;

FirstRestoreStep::FirstRestoreStep(QWidget *parent)
    : QWidget(parent), m_rows(new uikit::FormRows(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(uikit::Space::Medium);
    column->addWidget(new TextLabel(TextRank::Section, tr("从备份恢复"), this));
    column->addWidget(new TextLabel(TextRank::Body, tr("先查看备份里有什么，再恢复到本机。恢复后这里是一台新的工作站：用原来的密码登录，再向上级平台要一个登记码重新登记。"), this));
    auto *choose = new QPushButton(tr("选择备份文件…"), this);
    choose->setObjectName(u"chooseBackup"_s);
    choose->setAccessibleName(choose->text());
    column->addWidget(choose, 0, Qt::AlignLeft);
    for (const QString &name : {tr("文件"), tr("单位"), tr("人员"), tr("内容"), tr("最后改动"), tr("核验")}) {
        auto *label = new TextLabel(TextRank::Body, {}, this);
        m_rows->addRow(name, label);
        m_facts.append(label);
    }
    column->addWidget(m_rows);
    column->addStretch(1);
    setFocusProxy(choose);
    setBackup({});
    connect(choose, &QPushButton::clicked, this, [this] {
        auto *dialog = new QFileDialog(this, tr("选择备份文件"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        dialog->setNameFilters({tr("指尖工作站备份 (*.zj)"), tr("所有文件 (*)")});
        connect(dialog, &QFileDialog::fileSelected, this, &FirstRestoreStep::backupChosen);
        dialog->open();
    });
}

void FirstRestoreStep::setBackup(const std::optional<BackupFacts> &facts)
{
    m_hasBackup = facts.has_value();
    m_rows->setVisible(m_hasBackup);
    if (!facts)
        return;
    const QStringList texts{facts->file, facts->office, facts->people, facts->contents, facts->lastChange, facts->check};
    for (qsizetype i = 0; i < texts.size(); ++i)
        m_facts.at(i)->setText(texts.at(i));
}

} // namespace zhijian::shell
