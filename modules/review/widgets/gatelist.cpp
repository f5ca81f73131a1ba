#include "review/widgets/gatelist.h"

#include "domain/enumtext.h"
#include "uikit/theme.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace zhijian::review {

GateList::GateList(QWidget *parent) : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(uikit::Space::Medium);
    grid->setVerticalSpacing(uikit::Space::Small);
    grid->setColumnStretch(1, 1);
    for (const Gate gate : enumValues<Gate>()) {
        const int row = int(gate);
        m_passed[row] = new QCheckBox(tr("%1 %2").arg(row + 1).arg(chineseName(gate)));
        m_passed[row]->setObjectName(u"gate%1"_s.arg(row + 1));
        m_passed[row]->setAccessibleName(tr("%1通过").arg(chineseName(gate)));
        m_notes[row] = new QLineEdit;
        m_notes[row]->setObjectName(u"gateNote%1"_s.arg(row + 1));
        m_notes[row]->setAccessibleName(tr("%1说明").arg(chineseName(gate)));
        m_notes[row]->setPlaceholderText(gate == Gate::Secrecy ? tr("保密审查单号或说明") : tr("说明"));
        grid->addWidget(m_passed[row], row, 0);
        grid->addWidget(m_notes[row], row, 1);
    }
}

std::array<GateVerdict, GateCount> GateList::verdicts() const
{
    std::array<GateVerdict, GateCount> list;
    for (int i = 0; i < GateCount; ++i)
        list[i] = {m_passed[i]->isChecked(), m_notes[i]->text().trimmed()};
    return list;
}

void GateList::clear()
{
    for (int i = 0; i < GateCount; ++i) {
        m_passed[i]->setChecked(false);
        m_notes[i]->clear();
    }
}

void GateList::toggle(int gate)
{
    m_passed[gate]->toggle();
}

} // namespace zhijian::review
