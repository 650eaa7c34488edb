"""A treebank of one document, two paragraphs and three sentences, in the manner of GUM."""

GUM = """\
# newdoc id = GUM_news_sample
# newpar
# sent_id = 1
# text = Russian Foreign Minister Lavrov didn't go.
1\tRussian\tRussian\tADJ\tJJ\tDegree=Pos\t3\tamod\t_\tEntity=(1-person-new
2\tForeign\tforeign\tADJ\tJJ\tDegree=Pos\t3\tamod\t_\t_
3\tMinister\tminister\tPROPN\tNNP\tNumber=Sing\t4\tnmod:desc\t_\t_
4\tLavrov\tLavrov\tPROPN\tNNP\tNumber=Sing\t7\tnsubj\t_\tEntity=1)
5-6\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
5\tdid\tdo\tAUX\tVBD\tTense=Past\t7\taux\t_\t_
6\tn't\tnot\tPART\tRB\tPolarity=Neg\t7\tadvmod\t_\t_
7\tgo\tgo\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No
8\t.\t.\tPUNCT\t.\t_\t7\tpunct\t_\t_

# sent_id = 2
# text = He met the United Nations in Geneva.
1\tHe\the\tPRON\tPRP\tPerson=3\t2\tnsubj\t_\tEntity=(1-person-giv)
2\tmet\tmeet\tVERB\tVBD\tTense=Past\t0\troot\t_\t_
3\tthe\tthe\tDET\tDT\tDefinite=Def\t5\tdet\t_\tEntity=(2-organization-new
4\tUnited\tunite\tADJ\tNNP\tDegree=Pos\t5\tamod\t_\t_
5\tNations\tnation\tPROPN\tNNPS\tNumber=Plur\t2\tobj\t_\tEntity=2)
6\tin\tin\tADP\tIN\t_\t7\tcase\t_\t_
7\tGeneva\tGeneva\tPROPN\tNNP\tNumber=Sing\t2\tobl\t_\tEntity=(3-place-new)|SpaceAfter=No
8\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# newpar
# sent_id = 3
# text = Talks cost $5 million.
1\tTalks\ttalk\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\tEntity=(4-event-new)
2\tcost\tcost\tVERB\tVBD\tTense=Past\t0\troot\t_\t_
3\t$\t$\tSYM\t$\t_\t2\tobj\t_\tSpaceAfter=No
4\t5\t5\tNUM\tCD\tNumType=Card\t5\tcompound\t_\t_
5\tmillion\tmillion\tNUM\tCD\tNumType=Card\t3\tnummod\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""
