#include "interpretation/widgets/coveragemodel.h"

#include <QCoreApplication>

namespace zhijian::interpretation {

using namespace Qt::StringLiterals;

using State = ClauseState::State;

QString chineseName(State state)
{
    switch (state) {
    case State::Group:
        break;
    case State::Open:
        return QCoreApplication::translate("ClauseState", "未解读");
    case State::Partly:
        return QCoreApplication::translate("ClauseState", "部分解读");
    case State::Interpreted:
        return QCoreApplication::translate("ClauseState", "已解读");
    case State::Exempt:
        return QCoreApplication::translate("ClauseState", "不需要解读");
    }
    return {};
}

void CoverageModel::setCoverage(const ClauseTree &tree, const Coverage &coverage, const QList<ClauseUse> &uses, bool isOpenOnly)
{
    QList<bool> isShown(tree.size(), !isOpenOnly);
    for (int i = tree.size() - 1; i >= 0; --i) {
        const State state = coverage.clauses.at(i).state;
        if (state == State::Open || state == State::Partly)
            isShown[i] = true;
        if (isShown.at(i) && tree.node(i).parent >= 0)
            isShown[tree.node(i).parent] = true;
    }
    QList<CoverageRow> rows;
    for (int i = 0; i < tree.size(); ++i) {
        if (!isShown.at(i))
            continue;
        const ClauseNode &node = tree.node(i);
        CoverageRow row{.id = i, .depth = node.depth, .anchor = node.anchor, .text = node.text, .state = coverage.clauses.at(i)};
        if (!row.state.uses.isEmpty())
            row.line = uses.at(row.state.uses.first()).line;
        row.isMisfit = std::ranges::contains(coverage.misfits, i, &MisfitUse::clause);
        rows.append(row);
    }
    setRows(rows);
}

int CoverageModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
}

QVariant CoverageModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CoverageRow &clause = row(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return clause.anchor;
    case Qt::AccessibleTextRole:
        return QStringList({clause.anchor, chineseName(clause.state.state), clause.text}).join(u'，');
    case Qt::ToolTipRole:
        return clause.state.reason.isEmpty() ? clause.text : QString(clause.text + u'\n' + tr("不需要解读：%1").arg(clause.state.reason));
    }
    return {};
}

} // namespace zhijian::interpretation
