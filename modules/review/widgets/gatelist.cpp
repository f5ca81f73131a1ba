#include "review/widgets/gatelist.h"

#include "domain/enumtext.h"
#include "uikit/theme.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace zhijian::review {

namespace {

/// What is looked at (国办发〔2018〕123号; domain.md 4.2).
QString scopeOf(Gate gate)
{
    switch (gate) {
    case Gate::Political: return GateList::tr("领导人姓名、职务和排序，固定表述，地图，涉港澳台用语");
    case Gate::Legal: return GateList::tr("法律条文引用，个人隐私，著作权、肖像权，广告");
    case Gate::Policy: return GateList::tr("与原文一致，政策现行有效，发布权限");
    case Gate::Secrecy: return GateList::tr("密级标志，工作秘密，公开属性，保密审查记录");
    case Gate::Wording: return GateList::tr("错别字，标点，数字，日期，姓名，地名");
    }
    return {};
}

} // namespace

GateList::GateList(QWidget *parent) : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(uikit::Space::Medium);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    for (const Gate gate : enumValues<Gate>()) {
        const int row = int(gate);
        auto *passed = new QCheckBox(tr("%1 %2").arg(row + 1).arg(chineseName(gate)));
        passed->setObjectName(u"gate%1"_s.arg(row + 1));
        passed->setAccessibleName(tr("%1通过").arg(chineseName(gate)));
        passed->setAccessibleDescription(scopeOf(gate));
        passed->setToolTip(tr("按 %1 勾选。%2").arg(row + 1).arg(scopeOf(gate)));
        auto *note = new QLineEdit;
        note->setObjectName(u"gateNote%1"_s.arg(row + 1));
        note->setAccessibleName(tr("%1说明").arg(chineseName(gate)));
        note->setPlaceholderText(gate == Gate::Secrecy ? tr("保密审查单号或说明") : tr("说明"));
        note->setToolTip(scopeOf(gate));
        m_passed[row] = passed;
        m_notes[row] = note;
        grid->addWidget(passed, row, 0);
        grid->addWidget(note, row, 1);
        connect(passed, &QCheckBox::toggled, this, &GateList::edited);
        connect(note, &QLineEdit::textEdited, this, &GateList::edited);
    }
}

std::array<GateVerdict, GateCount> GateList::verdicts() const
{
    std::array<GateVerdict, GateCount> list;
    for (int i = 0; i < GateCount; ++i)
        list[i] = {m_passed[i]->isChecked(), m_notes[i]->text().trimmed()};
    return list;
}

void GateList::setVerdicts(const std::array<GateVerdict, GateCount> &verdicts)
{
    for (int i = 0; i < GateCount; ++i) {
        m_passed[i]->setChecked(verdicts[i].isPassed);
        m_notes[i]->setText(verdicts[i].note);
    }
}

QStringList GateList::missing() const
{
    QStringList names;
    for (const Gate gate : enumValues<Gate>())
        if (!m_passed[int(gate)]->isChecked())
            names.append(chineseName(gate));
    return names;
}

void GateList::toggle(int gate)
{
    m_passed[gate]->toggle();
}

void GateList::focusFirstMissing()
{
    for (QCheckBox *passed : m_passed) {
        if (passed->isChecked())
            continue;
        passed->setFocus(Qt::OtherFocusReason);
        return;
    }
}

} // namespace zhijian::review
